/// The groups of elements that tree construction speaks of (HTML Standard §13.2.4, §13.2.6).
///
/// All are about elements of the HTML namespace; the few of SVG and MathML are in `OpenElement`.
extension HTMLElement {
  /// Elements that have neither contents nor an end tag (§13.1.2), old ones of browsers too.
  public var isVoid: Bool {
    switch self {
    case .area, .base, .basefont, .bgsound, .br, .col, .command, .embed, .frame, .hr, .image, .img,
      .input, .keygen, .link, .meta, .param, .source, .track, .wbr:
      true
    default: false
    }
  }

  /// Elements that the search for an open element does not go past (§13.2.4.2, special).
  var isSpecial: Bool {
    switch self {
    case .address, .applet, .area, .article, .aside, .base, .basefont, .bgsound, .blockquote, .body,
      .br, .button, .caption, .center, .col, .colgroup, .dd, .details, .dir, .div, .dl, .dt, .embed,
      .fieldset, .figcaption, .figure, .footer, .form, .frame, .frameset, .h1, .h2, .h3, .h4, .h5,
      .h6, .head, .header, .hgroup, .hr, .html, .iframe, .img, .input, .keygen, .li, .link,
      .listing, .main, .marquee, .menu, .meta, .nav, .noembed, .noframes, .noscript, .object, .ol,
      .p, .param, .plaintext, .pre, .script, .search, .section, .select, .source, .style, .summary,
      .table, .tbody, .td, .template, .textarea, .tfoot, .th, .thead, .title, .tr, .track, .ul,
      .wbr, .xmp:
      true
    default: false
    }
  }

  /// Elements that are opened again when they were closed for another's sake (§13.2.4.3).
  var isFormatting: Bool {
    switch self {
    case .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: true
    default: false
    }
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// Elements whose end tag may be left out (§13.2.6.3).
  var hasImpliedEnd: Bool {
    switch self {
    case .dd, .dt, .li, .optgroup, .option, .p, .rb, .rp, .rt, .rtc: true
    default: false
    }
  }

  /// Those and the parts of a table: what the end of a `template` closes (§13.2.6.3, thoroughly).
  var hasImpliedEndInTemplate: Bool { hasImpliedEnd || isTablePart && self != .col }

  /// What may stand in a table outside its cells.
  var isTablePart: Bool {
    switch self {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: true
    default: false
    }
  }

  /// True where contents other than table parts go elsewhere (§13.2.6.1, foster parenting).
  var fostersChildren: Bool {
    switch self {
    case .table, .tbody, .tfoot, .thead, .tr: true
    default: false
    }
  }

  var isCell: Bool { self == .td || self == .th }
  var isRowGroup: Bool { self == .tbody || self == .thead || self == .tfoot }

  /// True where a newline right after the start tag is not part of the text (§13.1.2.5).
  var ignoresFirstNewline: Bool { self == .pre || self == .listing || self == .textarea }

  /// True where HTML's start tag ends SVG and MathML (§13.2.6.5).
  var breaksOutOfForeignContent: Bool {
    switch self {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1,
      .h2, .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p,
      .pre, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .var:
      true
    default: false
    }
  }
}
