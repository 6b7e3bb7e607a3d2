/// A word of a text for comparing two versions of it: where it stands, and where it ends.
///
/// Unlike a token it is told apart by every byte, for a corrected accent or capital is an edit too;
/// punctuation is a word of its own, and so is each character of a script that writes no blanks.
struct EditWord {
  /// Its bytes in the text; what lies between two words is blank.
  var range: Range<Int>

  /// The words of a text in UTF-8; linear.
  static func all(in text: [UInt8]) -> [EditWord] {
    var scanner = EditWordScanner()
    text.withUnsafeBufferPointer { scanner.scan($0) }
    return scanner.words
  }
}

/// Cuts a text into the words of `EditWord`.
private struct EditWordScanner {
  private(set) var words: [EditWord] = []
  /// Where the word began that is not over yet.
  private var start: Int?
  private var endsInDigit = false

  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        scan(byte, at: index, followedBy: index + 1 < bytes.count ? bytes[index + 1] : 0)
        index += 1
      } else {
        let (character, length) = decodedCharacter(in: bytes, at: index)
        scan(character, at: index..<index + length)
        index += length
      }
    }
    end(at: bytes.count)
  }

  private mutating func scan(_ byte: UInt8, at index: Int, followedBy next: UInt8) {
    switch byte {
    case 0x09...0x0D, 0x20: end(at: index)
    case 0x30...0x39: take(at: index, isDigit: true)
    case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): take(at: index, isDigit: false)
    case UInt8(ascii: "'") where start != nil && next.isWordByte: take(at: index, isDigit: false)
    // A figure is one word: `1,000.50`, `12:30`, `3/4`.
    case 0x2C, 0x2E, 0x2F, 0x3A:
      if endsInDigit, start != nil, (0x30...0x39).contains(next) { return }
      single(index..<index + 1)
    default: single(index..<index + 1)
    }
  }

  private mutating func scan(_ character: UInt32, at range: Range<Int>) {
    switch CharacterClass(character) {
    case .letter: take(at: range.lowerBound, isDigit: false)
    case .ignored: if start == nil { take(at: range.lowerBound, isDigit: false) }
    case .blank: end(at: range.lowerBound)
    case .ideograph: single(range)
    case .separator:
      let isBlank = Unicode.Scalar(character)?.properties.isWhitespace ?? false
      isBlank ? end(at: range.lowerBound) : single(range)
    }
  }

  private mutating func take(at index: Int, isDigit: Bool) {
    if start == nil { start = index }
    endsInDigit = isDigit
  }

  private mutating func single(_ range: Range<Int>) {
    end(at: range.lowerBound)
    words.append(EditWord(range: range))
  }

  private mutating func end(at index: Int) {
    if let start { words.append(EditWord(range: start..<index)) }
    start = nil
    endsInDigit = false
  }
}

extension UInt8 {
  /// A letter or digit of ASCII, or part of a character beyond it.
  fileprivate var isWordByte: Bool {
    self >= 0x80 || (0x30...0x39).contains(self) || (0x61...0x7A).contains(self | 0x20)
  }
}
