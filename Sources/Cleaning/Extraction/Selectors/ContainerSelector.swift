import Markup

/// The part of a page that is called an article's body, in any of the usual ways.
struct ContainerSelector: ArticleSelector {
  /// Whether what is doubtful is left out, too.
  let isStrict: Bool

  /// Less prose than this is no article, but in what means nothing else.
  private static let leastProse: Int32 = 200
  private static let leastNamedProse: Int32 = 60
  private static let sureWays: PageTraits = [.statedBody, .body, .entry]

  /// The ways, the ones that mean nothing else first.
  private static let ways: [PageTraits] = [
    .statedBody, .body, .entry, .article, .mainRole, .content,
  ]

  func select(in page: AnnotatedPage, _ marks: PageMarks) -> Selection? {
    let leftOut = isStrict ? marks.strict : marks.boilerplate
    let totals = SubtreeTotals(page, leavingOut: leftOut)
    let all = totals[page.body].prose
    for way in Self.ways {
      let least = Self.sureWays.contains(way) ? Self.leastNamedProse : Self.leastProse
      guard let root = root(by: way, in: page, totals, leftOut),
        totals[root].prose >= least, totals[root].prose * 4 >= all
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
    if way == .statedBody || way == .body,
      let shared = sharedAncestor(of: matches, best: best, in: page, totals)
    {
      return shared
    }
    let good = matches.filter { totals[$0].prose * 10 >= best * 9 }
    let tight = good.last { node in good.allSatisfy { $0 <= node } } ?? good.last
    guard let tight else { return nil }
    return commonParent(of: matches, with: tight, in: page, totals) ?? tight
  }

  /// Where bodies stand apart from each other, none of them nearly all, what holds them.
  private func sharedAncestor(
    of matches: [Int], best: Int32, in page: AnnotatedPage, _ totals: SubtreeTotals
  ) -> Int? {
    var parts: [Int] = []
    for match in matches where totals[match].prose >= Self.leastNamedProse {
      if let last = parts.last, match < Int(page.tree.nodes[last].end) { continue }
      parts.append(match)
    }
    guard parts.count > 1, let last = parts.last else { return nil }
    let sum = parts.reduce(into: Int32(0)) { $0 += totals[$1].prose }
    guard sum * 10 > best * 12 else { return nil }
    var shared = parts[0]
    while Int(page.tree.nodes[shared].end) <= last { shared = Int(page.tree.nodes[shared].parent) }
    return totals[shared].prose * 10 < sum * 14 ? shared : nil
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
