import Markup

/// What an element of an article becomes in a book.
///
/// Books are checked against a schema, and what the web bears is often none of it: a paragraph in a
/// heading, a list without items. So an article is written with few elements, whose contents are
/// simple: blocks of blocks, blocks of text, text, lists, tables.
enum BookRole: Hashable {
  /// Holds blocks and text; with a class of the book's style sheet.
  case block(String, style: String?)
  /// Holds text alone.
  case paragraph(String)
  /// Part of a text.
  case text(String)
  /// Holds items alone.
  case list(String)
  case item
  case table, row, cell(String), caption
  case link, picture, lineBreak, breakOpportunity, rule
  case ruby, reading
  /// Loses its tags and keeps its contents.
  case transparent
  /// Goes with its contents: sound, film, what reading systems do not show.
  case dropped

  /// The role of an element of HTML.
  init(_ element: HTMLElement) { self = BookRole.roles[element] ?? .transparent }

  /// Whether it stands among blocks and not in a text.
  var isBlock: Bool {
    switch self {
    case .block, .paragraph, .list, .item, .table, .row, .cell, .caption, .rule: true
    default: false
    }
  }

  private static let roles: [HTMLElement: BookRole] = {
    var roles: [HTMLElement: BookRole] = [
      .p: .paragraph("p"), .pre: .paragraph("pre"), .h1: .paragraph("h2"), .h2: .paragraph("h2"),
      .h3: .paragraph("h3"), .h4: .paragraph("h4"), .h5: .paragraph("h5"), .h6: .paragraph("h6"),
      .blockquote: .block("blockquote", style: nil), .figure: .block("div", style: "figure"),
      .figcaption: .block("div", style: "caption"), .dd: .block("div", style: "definition"),
      .dt: .block("div", style: "term"), .summary: .block("div", style: "term"),
      .ul: .list("ul"), .ol: .list("ol"), .li: .item, .table: .table, .tr: .row,
      .td: .cell("td"), .th: .cell("th"), .caption: .caption, .a: .link, .img: .picture,
      .br: .lineBreak, .wbr: .breakOpportunity, .hr: .rule, .ruby: .ruby, .rt: .reading,
      .ins: .text("u"), .s: .text("s"), .del: .text("s"),
    ]
    for element in [
      HTMLElement.div, .article, .section, .aside, .header, .footer, .main, .nav, .hgroup,
      .address, .details, .dl, .search,
    ] { roles[element] = .block("div", style: nil) }
    for element in [
      HTMLElement.b, .strong, .i, .em, .u, .small, .sub, .sup, .mark, .cite, .abbr, .dfn, .kbd,
      .samp, .var, .code, .q, .bdi, .span,
    ] { roles[element] = .text(String(decoding: element.name, as: UTF8.self)) }
    for element in [
      HTMLElement.audio, .video, .source, .track, .rp, .rtc, .script, .style, .iframe, .object,
      .embed, .template, .head, .title, .noscript, .canvas,
    ] { roles[element] = .dropped }
    return roles
  }()
}
