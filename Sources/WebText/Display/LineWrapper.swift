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

  /// The text with each of its lines that is too long broken into several.
  public func wrap(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map {
        DisplayWidth.of($0) > columns ? lines(of: String($0)).joined(separator: "\n") : String($0)
      }
      .joined(separator: "\n")
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
