import Foundation
import WebText

/// One field of a mail's head (RFC 5322 §2.2), written in lines of at most 76 columns where it can
/// be folded.
struct HeaderField {
  private let name: String
  private let words: [String]

  /// A field of words of ASCII, between which it may be folded.
  init(_ name: String, words: [String]) {
    self.name = name
    self.words = words
  }

  /// A field whose value is a text of any language (RFC 5322 §3.6.5).
  init(_ name: String, text: String) {
    self.init(name, words: HeaderField.words(of: text))
  }

  /// The field with its line ends.
  var lines: String {
    var line = name + ":"
    var lines = ""
    for word in words {
      if line.utf8.count + 1 + word.utf8.count > 76, line != name + ":" {
        lines += line + "\r\n"
        line = ""
      }
      line += " " + word
    }
    return lines + line + "\r\n"
  }

  /// A text as words: itself where it is plain ASCII, else encoded words (RFC 2047 §2).
  ///
  /// An encoded word has 75 characters at most, its line 76 with the field's name, and it holds whole
  /// characters (§2, §5): 39 bytes each, cut between Unicode scalars.
  static func words(of text: String) -> [String] {
    let line = DisplayText.singleLine(text)
    let isPlain = line.utf8.allSatisfy { (0x20...0x7E).contains($0) } && !line.contains("=?")
    // What cannot be folded at a blank is encoded too, for a line has 998 characters at most.
    let plain = line.split(separator: " ").map(String.init)
    if isPlain, plain.allSatisfy({ $0.utf8.count <= 72 }) { return plain }
    var words: [String] = []
    var chunk: [UInt8] = []
    for scalar in line.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if chunk.count + bytes.count > 39 {
        words.append(encodedWord(chunk))
        chunk = []
      }
      chunk += bytes
    }
    if !chunk.isEmpty { words.append(encodedWord(chunk)) }
    return words
  }

  private static func encodedWord(_ bytes: [UInt8]) -> String {
    "=?UTF-8?B?" + Data(bytes).base64EncodedString() + "?="
  }
}
