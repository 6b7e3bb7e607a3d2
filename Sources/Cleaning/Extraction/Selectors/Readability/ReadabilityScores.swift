import Markup

/// The score of each element that may hold the article.
struct ReadabilityScores {
  private let page: AnnotatedPage
  private let leftOut: [Bool]
  private let attempt: ReadabilitySelector.Attempt
  private let totals: SubtreeTotals
  private var scores: [Double?]
  private var candidates: [Int] = []

  init(
    _ page: AnnotatedPage, leavingOut leftOut: [Bool], _ attempt: ReadabilitySelector.Attempt
  ) {
    self.page = page
    self.leftOut = leftOut
    self.attempt = attempt
    totals = SubtreeTotals(page, leavingOut: leftOut)
    scores = [Double?](repeating: nil, count: page.tree.nodes.count)
    score()
  }

  // MARK: - Scoring paragraphs

  private mutating func score() {
    let hasBlocks = Self.nodesWithBlocks(in: page, leftOut)
    var index = page.body + 1
    var lastLoose = -1
    while index < page.bodyNodes.upperBound {
      if leftOut[index] {
        index = Int(page.tree.nodes[index].end)
        continue
      }
      if let element = page.tree.nodes[index].element {
        if isParagraph(element, hasBlocks: hasBlocks[index]) { scoreParagraph(index) }
      } else {
        scoreLooseText(index, hasBlocks, &lastLoose)
      }
      index += 1
    }
    for node in candidates { scores[node]? *= 1 - totals[node].linkDensity }
  }

  private func isParagraph(_ element: HTMLElement, hasBlocks: Bool) -> Bool {
    switch element {
    case .section, .h2, .h3, .h4, .h5, .h6, .p, .td, .pre: true
    case .div: !hasBlocks
    default: false
    }
  }

  private mutating func scoreParagraph(_ node: Int) {
    let sums = totals[node]
    score(count: sums.count, commas: sums.commas, from: Int(page.tree.nodes[node].parent))
  }

  /// Text that stands between the blocks of a `div` is a paragraph of it.
  private mutating func scoreLooseText(_ node: Int, _ hasBlocks: [Bool], _ last: inout Int) {
    let number = Int(page.blockNumber[node])
    guard number >= 0, number != last else { return }
    let block = page.blocks[number]
    let container = Int(block.container)
    guard page.tree.nodes[container].element == .div, hasBlocks[container] else { return }
    last = number
    score(count: block.count, commas: block.commas, from: container)
  }

  private mutating func score(count: Int32, commas: Int32, from parent: Int) {
    guard count >= 25 else { return }
    let points = 2 + Double(commas) + min(Double(count / 100), 3)
    var ancestor = parent
    for level in 0..<5 {
      guard ancestor >= page.body else { return }
      let divider = level == 0 ? 1 : level == 1 ? 2 : Double(level * 3)
      if scores[ancestor] == nil {
        scores[ancestor] = initialScore(of: ancestor)
        candidates.append(ancestor)
      }
      scores[ancestor]? += points / divider
      guard ancestor > page.body else { return }
      ancestor = Int(page.tree.nodes[ancestor].parent)
    }
  }

  private func initialScore(of node: Int) -> Double {
    let score: Double =
      switch page.tree.nodes[node].element {
      case .div: 5
      case .pre, .td, .blockquote: 3
      case .address, .ol, .ul, .dl, .dd, .dt, .li, .form: -3
      case .h1, .h2, .h3, .h4, .h5, .h6, .th: -5
      default: 0
      }
    return score + (attempt.contains(.weighsNames) ? Double(page.traits[node].nameWeight) : 0)
  }

  /// Marks the nodes that hold something that is no part of a paragraph.
  private static func nodesWithBlocks(in page: AnnotatedPage, _ leftOut: [Bool]) -> [Bool] {
    var marks = [Bool](repeating: false, count: page.tree.nodes.count)
    for index in page.bodyNodes.reversed() where index > page.body && !leftOut[index] {
      let isBlock =
        switch page.tree.nodes[index].element {
        case .blockquote, .dl, .div, .img, .ol, .p, .pre, .table, .ul: true
        default: false
        }
      if isBlock || marks[index] { marks[Int(page.tree.nodes[index].parent)] = true }
    }
    return marks
  }

  // MARK: - The best element

  /// The element with the best score, or one above it that is better yet.
  func topCandidate() -> Int {
    let ranked = candidates.sorted { one, other in
      let (first, second) = (scores[one] ?? 0, scores[other] ?? 0)
      return first == second ? one < other : first > second
    }
    guard let best = ranked.first, best != page.body else { return page.body }
    var top = sharedAncestor(of: ranked.prefix(5), best) ?? best
    top = betterAncestor(of: top)
    while top > page.body, isOnlyChild(top) {
      let parent = Int(page.tree.nodes[top].parent)
      guard parent > page.body else { break }
      top = parent
    }
    return top
  }

  /// Where several candidates are nearly as good, what holds three of them.
  private func sharedAncestor(of ranked: ArraySlice<Int>, _ best: Int) -> Int? {
    let score = scores[best] ?? 0
    let rivals = ranked.filter { $0 != best && (scores[$0] ?? 0) >= score * 0.75 }
    guard rivals.count >= 3 else { return nil }
    var parent = Int(page.tree.nodes[best].parent)
    while parent > page.body {
      let end = Int(page.tree.nodes[parent].end)
      if rivals.count(where: { $0 > parent && $0 < end }) >= 3 { return parent }
      parent = Int(page.tree.nodes[parent].parent)
    }
    return nil
  }

  private func betterAncestor(of node: Int) -> Int {
    var last = scores[node] ?? 0
    let threshold = last / 3
    var parent = Int(page.tree.nodes[node].parent)
    while parent > page.body {
      if let score = scores[parent] {
        if score < threshold { break }
        if score > last { return parent }
        last = score
      }
      parent = Int(page.tree.nodes[parent].parent)
    }
    return node
  }

  private func isOnlyChild(_ node: Int) -> Bool {
    let parent = Int(page.tree.nodes[node].parent)
    var child = parent + 1
    while child < Int(page.tree.nodes[parent].end) {
      let isRoot = page.tree.nodes[child].element != nil && !leftOut[child]
      if child != node, isRoot { return false }
      child = Int(page.tree.nodes[child].end)
    }
    return true
  }

  // MARK: - Siblings

  /// Leaves out the siblings of the best element that do not go on with its text.
  func leaveOutStrangers(of top: Int, from selection: inout Selection) {
    let parent = Int(page.tree.nodes[top].parent)
    let score = scores[top] ?? 0
    let threshold = max(10, score * 0.2)
    let topClass = page.tree.value(of: .class, in: top).map { page.tree.bytes[$0] } ?? []
    var child = parent + 1
    while child < Int(page.tree.nodes[parent].end) {
      if child != top, !selection.leftOut[child] {
        let name = page.tree.value(of: .class, in: child).map { page.tree.bytes[$0] } ?? []
        let bonus = !topClass.isEmpty && name.elementsEqual(topClass) ? score * 0.2 : 0
        if !goesOn(child, bonus: bonus, threshold: threshold) { selection.leftOut[child] = true }
      }
      child = Int(page.tree.nodes[child].end)
    }
  }

  private func goesOn(_ node: Int, bonus: Double, threshold: Double) -> Bool {
    if let score = scores[node], score + bonus >= threshold { return true }
    guard page.tree.nodes[node].element == .p else { return false }
    let sums = totals[node]
    if sums.count > 80 { return sums.linkDensity < 0.25 }
    return sums.count > 0 && sums.linked == 0 && sums.sentences > 0
  }
}

extension PageTraits {
  /// What class and id are worth, as Readability weighs them.
  var nameWeight: Int {
    var weight = 0
    if contains(.negativeClass) { weight -= 25 }
    if contains(.positiveClass) { weight += 25 }
    if contains(.negativeID) { weight -= 25 }
    if contains(.positiveID) { weight += 25 }
    return weight
  }
}
