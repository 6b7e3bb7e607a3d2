import Markup
import WebText

/// Puts lines together: collapses blanks, keeps one empty line between paragraphs, indents lists.
struct TextComposer {
  private var bytes: [UInt8] = []
  private var prefixes: [[UInt8]] = []
  /// What is written in place of the innermost prefix when the next line begins.
  private var marker: [UInt8]?
  private var pendingLines = 0
  private var pendingSpace = false
  /// True when nothing was written since a line break that the author made.
  private var isAfterLineBreak = false

  init(reservingCapacity capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// True when nothing was written since the line began.
  private var isAtLineStart: Bool { bytes.isEmpty || pendingLines > 0 }

  /// The last byte, to know what a mark would stand beside.
  var last: UInt8? { isAtLineStart ? nil : bytes.last }

  /// Ends the line; 2 leaves an empty line.
  mutating func breakLine(_ lines: Int) {
    guard lines > 0 else { return }
    pendingLines = max(pendingLines, bytes.isEmpty ? 0 : lines)
    pendingSpace = false
  }

  /// Ends the line where its author did; a second time in a row leaves an empty line, for that is how
  /// paragraphs are made without elements for them.
  mutating func addLineBreak() {
    breakLine(isAfterLineBreak ? 2 : 1)
    isAfterLineBreak = true
  }

  /// Indents the lines that follow; the first of them by a mark of the same width.
  mutating func indent(by prefix: [UInt8], marker: [UInt8]? = nil) {
    prefixes.append(prefix)
    self.marker = marker
  }

  /// Ends an indentation.
  mutating func outdent() {
    if !prefixes.isEmpty { prefixes.removeLast() }
    marker = nil
  }

  /// Adds running text, its blanks collapsed.
  mutating func append(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { text in
      var start = 0
      while start < text.count {
        let blank = TextComposer.blankLength(at: start, in: text)
        if blank > 0 {
          pendingSpace = pendingSpace || !isAtLineStart
          start += blank
          continue
        }
        let end = TextComposer.endOfPlainRun(in: text, from: start)
        beginWord()
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<end]))
        start = end
      }
    }
  }

  /// Adds text as it is, line by line.
  mutating func appendVerbatim(_ text: ArraySlice<UInt8>) {
    var isFirst = true
    for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if !isFirst {
        // Empty lines inside code count, so they are not collapsed.
        if isAtLineStart, !bytes.isEmpty { bytes.append(UInt8(ascii: "\n")) }
        pendingLines = max(pendingLines, bytes.isEmpty ? 0 : 1)
      }
      isFirst = false
      if !line.isEmpty {
        beginWord()
        bytes.append(contentsOf: line)
      }
    }
  }

  /// Where a run of words ends that single spaces divide, and which is therefore copied as it is.
  private static func endOfPlainRun(
    in text: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    let space = UInt8(ascii: " ")
    var index = start + 1
    while true {
      index = text.firstIndex(from: index) { word in
        let spaces = word.marks(space)
        // A space counts when the next byte is one, too, or is not in this word.
        return spaces & (spaces >> 8 | 1 << 63) | word.marks(below: space)
          | word.marks(0xC2) | word.marks(0xE2)
      }
      // A space before any other blank or the end of the text was passed over.
      let end = text[index - 1] == space ? index - 1 : index
      guard index < text.count else { return end }
      let next = index + 1
      if blankLength(at: index, in: text) > 0 {
        guard text[index] == space, next < text.count, blankLength(at: next, in: text) == 0 else {
          return end
        }
      }
      index = next
    }
  }

  /// The length of a blank, hard ones included; 0 where there is none.
  private static func blankLength(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    switch text[index] {
    case 0x20, 0x0A, 0x09, 0x0D, 0x0C: 1
    case 0xC2: index + 1 < text.count && text[index + 1] == 0xA0 ? 2 : 0
    case 0xE2:
      // Spaces of other widths, and the narrow one that does not break.
      index + 2 < text.count && text[index + 1] == 0x80
        && (text[index + 2] <= 0x8A || text[index + 2] == 0xAF) ? 3 : 0
    default: 0
    }
  }

  /// The text, without blanks at its ends.
  func text() -> [UInt8] { bytes }

  private mutating func beginWord() {
    if isAtLineStart {
      for _ in 0..<pendingLines { bytes.append(UInt8(ascii: "\n")) }
      pendingLines = 0
      writePrefix()
    } else if pendingSpace {
      bytes.append(UInt8(ascii: " "))
    }
    pendingSpace = false
    isAfterLineBreak = false
  }

  private mutating func writePrefix() {
    guard let innermost = prefixes.last else { return }
    for prefix in prefixes.dropLast() { bytes.append(contentsOf: prefix) }
    bytes.append(contentsOf: marker ?? innermost)
    marker = nil
  }
}
