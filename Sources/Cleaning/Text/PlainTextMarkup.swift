import Markup
import WebText

/// Text without tags as a fragment of HTML, and back without a tree between them.
enum PlainTextMarkup {
  private static let newline = UInt8(ascii: "\n")

  /// Plain text as a fragment: an empty line ends a paragraph, other line ends are kept.
  static func fragment(of text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count + text.count / 16 + 8)
    var isOpen = false
    for line in text.split(separator: newline, omittingEmptySubsequences: false) {
      let line = line.trimmingHTMLSpace()
      if line.isEmpty {
        if isOpen { result.append("</p>") }
        isOpen = false
        continue
      }
      result.append(isOpen ? "<br>" : "<p>")
      isOpen = true
      result.appendEscaped(line)
    }
    if isOpen { result.append("</p>") }
    return result
  }

  /// A fragment of HTML whose paragraphs are divided by empty lines alone, with tags for them; nil for
  /// any other.
  ///
  /// Feeds that carry the scraped text of a page have such, in an element for HTML.
  static func paragraphs(of fragment: [UInt8], in tree: HTMLTree) -> [UInt8]? {
    guard hasEmptyLine(fragment),
      !tree.nodes.contains(where: { $0.element?.isBlock == true || $0.element == .br })
    else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(fragment.count + fragment.count / 16 + 8)
    var isOpen = false
    for line in fragment.split(separator: newline, omittingEmptySubsequences: false) {
      let line = line.trimmingHTMLSpace()
      if line.isEmpty {
        isOpen = false
        continue
      }
      result.append(isOpen ? "<br>" : "<p>")
      isOpen = true
      result.append(contentsOf: line)
    }
    return result
  }

  private static func hasEmptyLine(_ text: [UInt8]) -> Bool {
    var isAfterText = false
    var lineIsEmpty = false
    for byte in text {
      if byte == newline {
        if lineIsEmpty && isAfterText { return true }
        lineIsEmpty = true
      } else if !byte.isHTMLSpace {
        isAfterText = true
        lineIsEmpty = false
      }
    }
    return false
  }

  /// What `TreeText` makes of a construct without tags: of HTML in which there are none, or of the
  /// fragment of a plain text.
  static func text(of construct: TextConstruct) -> [UInt8] {
    let text = construct.utf8
    var composer = TextComposer(reservingCapacity: text.count)
    guard construct.kind == .text else {
      composer.append(text[...])
      return composer.text()
    }
    var isOpen = false
    for line in text.split(separator: newline, omittingEmptySubsequences: false) {
      let line = line.trimmingHTMLSpace()
      if line.isEmpty { composer.breakLine(2) } else if isOpen { composer.addLineBreak() }
      isOpen = !line.isEmpty
      composer.append(line)
    }
    return composer.text()
  }
}
