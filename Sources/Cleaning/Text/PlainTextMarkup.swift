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

  /// What `TreeText` makes of a construct without tags: of HTML in which there are none, or of the
  /// fragment of a plain text.
  static func text(of construct: TextConstruct) -> [UInt8] {
    let text = construct.utf8
    var composer = TextComposer(reservingCapacity: text.count)
    guard construct.kind == .text else {
      composer.append(text[...])
      return composer.text()
    }
    for line in text.split(separator: newline, omittingEmptySubsequences: false) {
      let line = line.trimmingHTMLSpace()
      composer.breakLine(line.isEmpty ? 2 : 1)
      composer.append(line)
    }
    return composer.text()
  }
}
