import Markup

/// Takes in the lede that a page sets above the body of its article, below the headline.
///
/// A lede has several sentences or a long one. A single short one is a dek: it repeats what the
/// article says.
enum LedeRecovery {
  /// So many blocks before the chosen part are looked at.
  private static let reach = 12
  /// More candidates without a name than this are no lede but something else.
  private static let mostCandidates = 3
  private static let leastText: Int32 = 40
  /// A single sentence of this length is a lede.
  private static let longSentence: Int32 = 160

  static func recover(into selection: inout Selection, in page: AnnotatedPage) {
    let selected = selection.selectedTexts(of: page)
    guard let first = page.blocks.firstIndex(where: { selected[$0.start] }) else { return }
    for number in ledes(before: first, in: page) {
      let node = Int(page.blocks[number].container)
      guard Int(page.tree.nodes[node].end) <= page.blocks[first].start else { continue }
      selection.include(node, of: page.tree)
    }
  }

  /// The blocks called a lede; where there are none, the first one below the headline.
  private static func ledes(before first: Int, in page: AnnotatedPage) -> [Int] {
    var named: [Int] = []
    var candidates: [Int] = []
    var isBelowHeadline = false
    for number in stride(from: first - 1, through: max(first - 1 - reach, 0), by: -1) {
      let block = page.blocks[number]
      if page.tree.nodes[Int(block.container)].element == .h1 {
        isBelowHeadline = true
        break
      }
      guard isLede(block, in: page) else { continue }
      if isCalledLede(block, in: page) { named.append(number) } else { candidates.append(number) }
    }
    if !named.isEmpty { return named }
    guard isBelowHeadline, candidates.count <= mostCandidates else { return [] }
    return candidates.suffix(1)
  }

  private static func isLede(_ block: PageBlock, in page: AnnotatedPage) -> Bool {
    guard block.count >= leastText, block.linked * 3 < block.count,
      block.sentences > 1 || block.count >= longSentence
    else { return false }
    switch page.tree.nodes[Int(block.container)].element {
    case .p, .div, .h2, .h3, .h4, .section, .article, .blockquote, .header: break
    default: return false
    }
    var node = Int(block.container)
    while node > page.body {
      if isForeign(node, of: page) { return false }
      node = Int(page.tree.nodes[node].parent)
    }
    return true
  }

  /// True for what no lede stands in; it may stand in a header.
  private static func isForeign(_ node: Int, of page: AnnotatedPage) -> Bool {
    let foreign: PageTraits = [
      .boilerplate, .comments, .foreignRole, .caption, .silent, .byline, .date, .inFigure, .inList,
    ]
    guard page.traits[node].isDisjoint(with: foreign) else { return true }
    switch page.tree.nodes[node].element {
    case .nav, .footer, .aside, .form, .table: return true
    default: return false
    }
  }

  private static func isCalledLede(_ block: PageBlock, in page: AnnotatedPage) -> Bool {
    let names: PageTraits = [.lede, .dek, .statedDescription]
    var node = Int(block.container)
    for _ in 0..<3 where node > page.body {
      if !page.traits[node].isDisjoint(with: names) { return true }
      node = Int(page.tree.nodes[node].parent)
    }
    return false
  }
}
