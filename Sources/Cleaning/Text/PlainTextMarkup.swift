import Markup

/// Plain text as a fragment of HTML: an empty line ends a paragraph, other line ends are kept.
enum PlainTextMarkup {
  static func fragment(of text: String) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    var result: [UInt8] = []
    var isOpen = false
    for line in Array(text.utf8).split(separator: newline, omittingEmptySubsequences: false) {
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
}
