import Markup

/// Cuts a tree into blocks, in one walk.
struct BlockCutter {
  private let tree: HTMLTree
  private var blocks: [ArticleBlocks.Block] = []
  private let tables: TableKinds
  private var open: [(element: HTMLElement, end: Int, start: Int)] = []
  private var run: ArticleBlocks.Block?
  private var linkEnd = 0
  private var breaks = 0

  init(_ tree: HTMLTree) {
    self.tree = tree
    tables = TableKinds(in: tree)
  }

  mutating func cut() -> [ArticleBlocks.Block] {
    var index = 1
    while index < tree.nodes.count {
      while let last = open.last, last.end <= index {
        finishRun(at: last.end)
        open.removeLast()
      }
      let node = tree.nodes[index]
      if let element = node.element {
        if element.isSilent {
          index = Int(node.end)
          continue
        }
        visit(element, at: index, end: Int(node.end))
      } else {
        addText(at: index)
      }
      index += 1
    }
    while let last = open.popLast() { finishRun(at: last.end) }
    finishRun(at: tree.nodes.count)
    return blocks
  }

  private mutating func visit(_ element: HTMLElement, at index: Int, end: Int) {
    if element.isBlock {
      finishRun(at: index)
      open.append((element, end, index))
    } else if element == .br {
      breaks += 1
      if breaks == 2 { finishRun(at: index) }
    } else {
      beginRun(at: index)
      if element == .img || element == .image { run?.hasPicture = true }
      if element == .a, tree.value(of: .href, in: index) != nil {
        if run?.link == nil { run?.link = index } else { run?.linkedCount = -1 << 40 }
        linkEnd = end
      }
    }
  }

  private mutating func addText(at index: Int) {
    let text = tree.bytes[tree.text(of: index)]
    let count = text.count { !$0.isHTMLSpace }
    guard count > 0 else { return }
    breaks = 0
    beginRun(at: index)
    run?.textCount += count
    if index < linkEnd { run?.linkedCount += count }
  }

  private mutating func beginRun(at index: Int) {
    guard run == nil else { return }
    var block = ArticleBlocks.Block(
      nodes: index..<index, element: open.last?.element, isNested: false)
    for holder in open {
      switch holder.element {
      case .ul, .ol, .dl:
        block.isNested = true
        block.list = block.list ?? holder.start
      case .blockquote, .pre, .figure:
        block.isNested = true
        block.isProtected = true
      case .table where tables.holdsData(holder.start) || tables.hasLabels(holder.start):
        block.isNested = true
        block.isProtected = true
      case .details, .aside: block.isNested = true
      default: break
      }
    }
    run = block
    breaks = 0
  }

  private mutating func finishRun(at end: Int) {
    breaks = 0
    guard var block = run else { return }
    run = nil
    guard block.textCount > 0 else { return }
    block.nodes = block.nodes.lowerBound..<end
    block.isRemovable = isWhole(block.nodes) && (!block.hasPicture || block.isOneLink)
    if block.isRemovable { widen(&block) }
    blocks.append(block)
  }

  /// False when an element that begins in the range ends after it.
  private func isWhole(_ nodes: Range<Int>) -> Bool {
    var node = nodes.lowerBound
    while node < nodes.upperBound {
      guard Int(tree.nodes[node].end) <= nodes.upperBound else { return false }
      node = Int(tree.nodes[node].end)
    }
    return true
  }

  /// Takes in the elements that hold nothing but the block.
  private func widen(_ block: inout ArticleBlocks.Block) {
    for parent in open.reversed() {
      let before = parent.start + 1..<max(parent.start + 1, block.nodes.lowerBound)
      let after = block.nodes.upperBound..<max(parent.end, block.nodes.upperBound)
      guard before.allSatisfy(isBlank), after.allSatisfy(isBlank) else { return }
      block.nodes = parent.start..<parent.end
    }
  }

  private func isBlank(_ node: Int) -> Bool {
    tree.nodes[node].element == nil
      && tree.bytes[tree.text(of: node)].allSatisfy(\.isHTMLSpace)
  }
}
