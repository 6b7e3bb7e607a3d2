import Markup

/// The longest dense run of prose, whatever it is called: paragraphs count for it, links against it.
struct ProseRunSelector: ArticleSelector {
  func select(in page: AnnotatedPage, _ marks: PageMarks) -> Selection? {
    let usable = Self.usableBlocks(of: page, marks.boilerplate)
    guard let run = Self.bestRun(of: page, usable) else { return nil }
    var isChosen = [Bool](repeating: false, count: page.blocks.count)
    for number in run where usable[number] && Self.value(of: page.blocks[number]) > -40 {
      isChosen[number] = true
    }
    return BlockSelection.selection(of: isChosen, in: page, leavingOut: marks.boilerplate)
  }

  private static func usableBlocks(of page: AnnotatedPage, _ leftOut: [Bool]) -> [Bool] {
    var usable = [Bool](repeating: false, count: page.blocks.count)
    var index = page.body
    while index < page.bodyNodes.upperBound {
      if leftOut[index] {
        index = Int(page.tree.nodes[index].end)
        continue
      }
      let number = Int(page.blockNumber[index])
      if number >= 0 { usable[number] = true }
      index += 1
    }
    return usable
  }

  private static func bestRun(of page: AnnotatedPage, _ usable: [Bool]) -> ClosedRange<Int>? {
    var best = 0
    var range: ClosedRange<Int>?
    var sum = 0
    var start = 0
    for number in page.blocks.indices where usable[number] {
      if sum <= 0 {
        sum = 0
        start = number
      }
      sum += value(of: page.blocks[number])
      if sum > best {
        best = sum
        range = start...number
      }
    }
    return range
  }

  private static func value(of block: PageBlock) -> Int {
    let plain = Int(block.count - block.linked)
    if block.isProse { return plain }
    if block.linked * 2 > block.count { return -60 - Int(block.linked) / 2 }
    return block.sentences > 0 ? plain / 2 : -25
  }
}
