/// What the tree construction stage of a parser asks of an element (HTML Standard §13.2.4.2).
extension HTMLElement {
  /// True where a start tag closes an open paragraph (§13.2.6.4.7).
  var closesParagraph: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .center, .dd, .details, .dialog, .dir, .div, .dl,
      .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header,
      .hgroup, .hr, .li, .listing, .main, .menu, .nav, .ol, .p, .plaintext, .pre, .search,
      .section, .summary, .table, .ul, .xmp:
      true
    default: false
    }
  }

  /// True for elements that a parser opens again when they were closed for another's sake (§13.2.4.3).
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

  /// True where the search for an open list item ends (§13.2.6.4.7, start tag "li").
  var endsItemSearch: Bool {
    switch self {
    case .address, .div, .p: false
    case .article, .aside, .blockquote, .caption, .center, .dd, .details, .dir, .dl, .dt, .fieldset,
      .figcaption, .figure, .footer, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .li, .main,
      .menu, .nav, .ol, .pre, .search, .section, .summary, .table, .tbody, .td, .tfoot, .th,
      .thead, .tr, .ul, .colgroup:
      true
    default: false
    }
  }

  /// True for what may stand in a table outside its cells.
  var isTablePart: Bool {
    switch self {
    case .caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr: true
    default: false
    }
  }

  var isCell: Bool { self == .td || self == .th }
  var isRowGroup: Bool { self == .tbody || self == .thead || self == .tfoot }

  /// True where a parser moves contents other than table parts elsewhere (§13.2.6.1, foster parenting).
  var holdsOnlyTableParts: Bool {
    self == .table || self == .tr || self == .colgroup || isRowGroup
  }

  /// True where the search for an open link or paragraph ends.
  var isScopeBoundary: Bool { isCell || self == .caption || self == .table }
}
