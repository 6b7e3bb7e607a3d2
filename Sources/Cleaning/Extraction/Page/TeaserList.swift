import Markup

/// Tells a list of teasers, each of which leads to another story, by its shape.
///
/// Its parts are alike, short, and each has a headline that is a link. The parts of a listicle have
/// headlines without links, or go on for longer than a teaser does.
enum TeaserList {
  private static let fewestTeasers = 3
  private static let longestTeaser: Int32 = 1_000
  /// A bound on the work for parts that stand in each other.
  private static let mostNodes = 300
  /// Text of other kinds has to be left for an article.
  private static let leastRest: Int32 = 250

  static func isOne(
    _ list: Int, in page: AnnotatedPage, _ totals: SubtreeTotals, all: Int32
  ) -> Bool {
    let sums = totals[list]
    guard sums.linked > 0, sums.count > 60, all - sums.prose >= leastRest,
      page.traits[list].isDisjoint(with: [.statedBody, .inTable]), isContainer(list, in: page)
    else { return false }
    var teasers = 0
    var text: Int32 = 0
    var name: HTMLElement?
    var child = list + 1
    let end = Int(page.tree.nodes[list].end)
    while child < end {
      if let element = page.tree.nodes[child].element, totals[child].count > 0,
        name == nil || name == element, isTeaser(child, element, in: page, totals)
      {
        name = element
        teasers += 1
        text += totals[child].count
      }
      child = Int(page.tree.nodes[child].end)
    }
    return teasers >= fewestTeasers && text * 10 >= sums.count * 7
  }

  private static func isContainer(_ node: Int, in page: AnnotatedPage) -> Bool {
    switch page.tree.nodes[node].element {
    case .ul, .ol, .div, .section, .aside: true
    default: false
    }
  }

  /// True for a short part whose headlines are links.
  private static func isTeaser(
    _ node: Int, _ element: HTMLElement, in page: AnnotatedPage, _ totals: SubtreeTotals
  ) -> Bool {
    switch element {
    case .li, .div, .article, .section, .a: break
    default: return false
    }
    let end = Int(page.tree.nodes[node].end)
    guard totals[node].count <= longestTeaser, totals[node].linked > 0, end - node <= mostNodes
    else {
      return false
    }
    var headings = 0
    var index = node
    while index < end {
      if page.tree.nodes[index].element?.isHeading == true, totals[index].count > 0 {
        guard totals[index].linked == totals[index].count, totals[index].count >= 12 else {
          return false
        }
        headings += 1
        index = Int(page.tree.nodes[index].end)
      } else {
        index += 1
      }
    }
    return headings > 0
  }
}
