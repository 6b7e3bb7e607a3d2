/// Breaks a text into lines of so many columns.
///
/// Lines end at blanks, and between wide characters where the rules of Chinese and Japanese allow it
/// (JIS X 4051: no line begins with a closing mark). A word longer than a line, an address say, is
/// never broken and stands on a line of its own.
public struct LineWrapper: Sendable {
  private let columns: Int

  /// A wrapper for lines of so many columns.
  public init(columns: Int) { self.columns = columns }

  /// The lines of a text that is one line.
  public func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    for piece in LineWrapper.pieces(of: text) {
      let pieceWidth = DisplayWidth.of(piece.text)
      let gap = piece.followsBlank && !line.isEmpty ? 1 : 0
      if !line.isEmpty, width + gap + pieceWidth > columns {
        lines.append(line)
        line = piece.text
        width = pieceWidth
      } else {
        line += (gap == 1 ? " " : "") + piece.text
        width += gap + pieceWidth
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// The text with each of its lines that is too long broken into several, which stand under the
  /// first: `- ` and `1. ` are followed by blanks, `> ` by itself.
  public func wrap(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { DisplayWidth.of($0) > columns ? wrapLine($0) : String($0) }
      .joined(separator: "\n")
  }

  private func wrapLine(_ line: Substring) -> String {
    let head = String(LineWrapper.head(of: line))
    // A line that is indented nearly as far as it may be long has to be longer.
    let rest = max(columns - DisplayWidth.of(head), min(columns, LineWrapper.narrowest))
    let body = LineWrapper(columns: rest).lines(of: String(line.dropFirst(head.count)))
    let hanging = String(head.map { $0 == ">" ? ">" : " " })
    return body.enumerated().map { ($0.offset == 0 ? head : hanging) + $0.element }
      .joined(separator: "\n")
  }

  private static let narrowest = 8

  /// The blanks, marks of quotes and mark of an item that a line begins with.
  private static func head(of line: Substring) -> Substring {
    var rest = line.drop { $0 == " " || $0 == ">" }
    let number = rest.prefix { $0.isASCII && $0.isNumber }
    if rest.hasPrefix("- ") {
      rest = rest.dropFirst(2)
    } else if (1...4).contains(number.count), rest.dropFirst(number.count).hasPrefix(". ") {
      rest = rest.dropFirst(number.count + 2)
    }
    return line[..<rest.startIndex]
  }

  /// What is not broken further: a word, or a wide character with the marks that hang on it.
  private struct Piece {
    var text: String
    let followsBlank: Bool
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      var piece = Piece(text: "", followsBlank: true)
      for scalar in word.unicodeScalars {
        if let last = piece.text.unicodeScalars.last, mayBreak(between: last, and: scalar) {
          pieces.append(piece)
          piece = Piece(text: "", followsBlank: false)
        }
        piece.text.unicodeScalars.append(scalar)
      }
      pieces.append(piece)
    }
    return pieces
  }

  private static func mayBreak(between left: Unicode.Scalar, and right: Unicode.Scalar) -> Bool {
    guard DisplayWidth.isWide(left) || DisplayWidth.isWide(right) else { return false }
    return DisplayWidth.of(right) > 0 && !staysWithLast(right) && !staysWithNext(left)
  }

  /// Marks that begin no line.
  private static func staysWithLast(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "、", "。", "，", "．", "！", "？", "：", "；", "」", "』", "）", "】", "〉", "》", "ー",
      "々", "ゝ", "ゞ", "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ァ", "ィ", "ゥ",
      "ェ", "ォ", "ッ", "ャ", "ュ", "ョ", "・", ".", ",", "!", "?", ")", "]", "…", "”", "’":
      true
    default: false
    }
  }

  /// Marks that end no line.
  private static func staysWithNext(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "「", "『", "（", "【", "〈", "《", "(", "[", "“", "‘": true
    default: false
    }
  }
}
