/// What `HTMLFragmentWriter` asks of an element, beyond its categories.
extension HTMLElement {
  /// True where a start tag closes an open paragraph (HTML Standard §13.2.6.4.7).
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

  /// True where the search for an open list item ends (§13.2.6.4.7, start tag "li").
  var endsItemSearch: Bool { isSpecial && self != .address && self != .div && self != .p }

  /// True where a parser moves contents other than table parts elsewhere (§13.2.6.1, foster parenting).
  var holdsOnlyTableParts: Bool { fostersChildren || self == .colgroup }

  /// True where the search for an open link or paragraph ends.
  var isScopeBoundary: Bool { isCell || self == .caption || self == .table }
}
