import Markup

/// How an element shapes the text it holds.
extension HTMLElement {
  /// True for what begins and ends a line of its own (HTML Standard §15.3, `display: block`).
  var isBlock: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog,
      .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4,
      .h5, .h6, .header, .hgroup, .hr, .legend, .li, .listing, .main, .menu, .nav, .ol, .p,
      .plaintext, .pre, .search, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr,
      .ul, .xmp:
      true
    default: false
    }
  }

  /// True where blanks and line ends are text.
  var isPreformatted: Bool {
    self == .pre || self == .listing || self == .xmp || self == .plaintext
  }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  /// True for what a reader of the text neither sees nor hears.
  var isSilent: Bool {
    switch self {
    case .audio, .video, .rp, .annotation, .annotationXml: return true
    default: break
    }
    switch ElementPolicy.policy(for: self) {
    case .drop, .frame: return true
    default: return false
    }
  }
}
