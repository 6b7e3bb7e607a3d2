import Markup
import Vocabulary
import WebText

/// An article cut into blocks: paragraphs, headings, items, and texts between line breaks.
struct ArticleBlocks {
  /// A paragraph-sized piece of text.
  struct Block {
    /// The roots of its nodes and their descendants.
    var nodes: Range<Int>
    /// The block element it is the text of; nil for text between others.
    var element: HTMLElement?
    /// True inside a quotation, list, table of data, code or figure.
    var isNested: Bool
    /// True inside what is never taken out by pieces: a quotation, a table of data, code, a figure.
    var isProtected = false
    /// The outermost list that it is an item of.
    var list: Int?
    /// How many bytes of text it has, blanks not counted, and how many of them are in links.
    var textCount = 0
    var linkedCount = 0
    /// The link, when there is exactly one.
    var link: Int?
    /// True when there is a picture in it.
    var hasPicture = false
    /// False when an element begins in it that ends elsewhere, or a picture would go with it.
    var isRemovable = true
    /// True once a rule has taken it out.
    var isRemoved = false

    /// True for running text of the article itself.
    var isParagraph: Bool { !isNested && (element?.holdsRunningText ?? true) }
    /// True for what may stand under a headline: a heading or running text, not an item of a list.
    var canBeDek: Bool { isParagraph || element?.isHeading == true && !isNested }
    /// True when the whole text is one link.
    var isOneLink: Bool { link != nil && linkedCount == textCount && textCount > 0 }
  }

  let tree: HTMLTree
  let title: PlainText?
  /// What the entry gives as its shorter body.
  let summary: PlainText?
  let base: WebURL?
  /// True for the chosen part of a page, false for what a feed gives.
  let isOfPage: Bool
  private(set) var blocks: [Block] = []
  /// The texts in lower case that rules have asked for; the rules for footers look at the same ones.
  private var lowercasedTexts: [Int: String] = [:]

  init(
    _ tree: HTMLTree, title: PlainText?, summary: PlainText? = nil, base: WebURL?,
    isOfPage: Bool = false
  ) {
    self.tree = tree
    self.isOfPage = isOfPage
    self.title = title
    self.summary = summary
    self.base = base
    var cutter = BlockCutter(tree)
    blocks = cutter.cut()
  }

  mutating func remove(_ index: Int) { blocks[index].isRemoved = true }

  mutating func restore(_ index: Int) { blocks[index].isRemoved = false }

  /// Makes a block stay whatever a rule says.
  mutating func pin(_ index: Int) { blocks[index].isRemovable = false }

  /// Takes more with a block than its own nodes, as the list of which it is the last item.
  mutating func widen(_ index: Int, to nodes: Range<Int>) {
    guard nodes.contains(blocks[index].nodes.lowerBound) else { return }
    blocks[index].nodes = nodes
  }

  /// The text of a block on one line.
  func text(of index: Int) -> String {
    let block = blocks[index]
    var bytes: [UInt8] = []
    var node = block.nodes.lowerBound
    while node < block.nodes.upperBound {
      let element = tree.nodes[node].element
      if element?.isSilent == true {
        node = Int(tree.nodes[node].end)
        continue
      }
      if element == .br {
        bytes.append(UInt8(ascii: " "))
      } else {
        bytes.append(contentsOf: tree.bytes[tree.text(of: node)])
      }
      node += 1
    }
    return TextNormalizer.line(bytes)?.string ?? ""
  }

  /// The text of a block on one line, in lower case.
  mutating func lowercasedText(of index: Int) -> String {
    if let known = lowercasedTexts[index] { return known }
    let text = text(of: index).lowercased()
    lowercasedTexts[index] = text
    return text
  }

  /// Where a block's only link leads, as it is written.
  func target(of index: Int) -> String? {
    blocks[index].link.flatMap { tree.string(of: .href, in: $0) }
  }

  /// The indices of the blocks that are still there.
  var remaining: [Int] { blocks.indices.filter { !blocks[$0].isRemoved } }
}

extension HTMLElement {
  /// True for elements whose own text is the running text of an article.
  fileprivate var holdsRunningText: Bool {
    switch self {
    case .p, .div, .section, .article, .main, .center, .body, .td: true
    default: false
    }
  }
}
