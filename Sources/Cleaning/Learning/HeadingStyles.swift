import Markup
import WebText

/// Which classes an article sets its headings in, where it has no elements for them.
///
/// A class is one for headings when its blocks are short, differ from each other, and are not set
/// like the paragraphs: a label such as "Advertisement" is the same each time.
struct HeadingStyles {
  private var headings: Set<Style> = []

  struct Style: Hashable {
    var element: HTMLElement?
    var classes: [UInt8]
  }

  private static let longestHeading = 120

  init(_ article: ArticleBlocks) {
    var texts: [Style: Set<[UInt8]>] = [:]
    var others: Set<Style> = []
    for block in article.blocks where !block.isNested {
      guard let style = Self.style(of: block, in: article.tree) else { continue }
      if block.textCount <= Self.longestHeading, block.link == nil {
        let text = block.nodes.flatMap { article.tree.bytes[article.tree.text(of: $0)] }
        if Self.endsLikeSentence(text) {
          others.insert(style)
        } else {
          texts[style, default: []].insert(text)
        }
      } else {
        others.insert(style)
      }
    }
    for (style, texts) in texts where texts.count > 1 && !others.contains(style) {
      headings.insert(style)
    }
  }

  func isHeading(_ block: ArticleBlocks.Block, in tree: HTMLTree) -> Bool {
    guard !headings.isEmpty, let style = Self.style(of: block, in: tree) else { return false }
    return headings.contains(style)
  }

  /// The innermost element that holds all of a block, and its classes; nil where it has none.
  private static func style(of block: ArticleBlocks.Block, in tree: HTMLTree) -> Style? {
    let node = block.nodes.lowerBound
    guard let element = tree.nodes[node].element,
      Int(tree.nodes[node].end) == block.nodes.upperBound,
      let classes = tree.value(of: .class, in: node)
    else { return nil }
    return Style(element: element, classes: Array(tree.bytes[classes]))
  }

  private static func endsLikeSentence(_ text: [UInt8]) -> Bool {
    guard let last = text.last(where: { !$0.isHTMLSpace }) else { return true }
    return last == UInt8(ascii: ".") || last == UInt8(ascii: "?") || last == UInt8(ascii: "!")
      || last >= 0x80 || last == UInt8(ascii: ":")
  }
}
