import Markup

/// The part of a page that is called an article's body, in any of the usual ways.
struct ContainerSelector: ArticleSelector {
  /// Whether what is doubtful is left out, too.
  let isStrict: Bool

  /// Less prose than this is no article.
  private static let leastProse: Int32 = 200

  /// The ways, the ones that mean nothing else first.
  private static let ways: [PageTraits] = [
    .statedBody, .body, .entry, .article, .mainRole, .content,
  ]

  func select(in page: AnnotatedPage, _ marks: PageMarks) -> Selection? {
    let leftOut = isStrict ? marks.strict : marks.boilerplate
    let totals = SubtreeTotals(page, leavingOut: leftOut)
    let all = totals[page.body].prose
    for way in Self.ways {
      guard let root = root(by: way, in: page, totals, leftOut),
        totals[root].prose >= Self.leastProse, totals[root].prose * 4 >= all
      else { continue }
      var selection = Selection(root: root, leftOut: leftOut)
      LinkPruning.prune(&selection, in: page)
      return selection
    }
    return nil
  }

  /// The smallest element called so that has nearly all the prose of the best one.
  private func root(
    by way: PageTraits, in page: AnnotatedPage, _ totals: SubtreeTotals, _ leftOut: [Bool]
  ) -> Int? {
    var matches: [Int] = []
    var best: Int32 = 0
    var index = page.body
    while index < page.bodyNodes.upperBound {
      if leftOut[index] {
        index = Int(page.tree.nodes[index].end)
        continue
      }
      if page.traits[index].contains(way), page.tree.nodes[index].element != nil,
        totals[index].prose > 0, page.tree.nodes[index].element != .body
      {
        matches.append(index)
        best = max(best, totals[index].prose)
      }
      index += 1
    }
    guard best > 0 else { return nil }
    let good = matches.filter { totals[$0].prose * 10 >= best * 9 }
    let tight = good.last { node in good.allSatisfy { $0 <= node } } ?? good.last
    guard let tight else { return nil }
    return commonParent(of: matches, with: tight, in: page, totals) ?? tight
  }

  /// Where an article is cut into several parts of one name, what holds them all.
  private func commonParent(
    of matches: [Int], with best: Int, in page: AnnotatedPage, _ totals: SubtreeTotals
  ) -> Int? {
    let parent = page.tree.nodes[best].parent
    let siblings = matches.filter { page.tree.nodes[$0].parent == parent }
    guard siblings.count > 1 else { return nil }
    let sum = siblings.reduce(into: Int32(0)) { $0 += totals[$1].prose }
    return sum * 10 > totals[best].prose * 13 && totals[Int(parent)].prose * 8 < sum * 10
      ? Int(parent) : nil
  }
}
