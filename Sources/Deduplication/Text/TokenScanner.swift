/// Cuts a text into tokens; linear, on bytes.
///
/// Case means nothing, nor do accents, nor apostrophes within a word, for typographers change them.
struct TokenScanner {
  private var value = TokenScanner.seed
  private var stem = TokenScanner.seed
  private var length = 0
  private var isCapitalised = false
  private var isNumber = false
  private var junction = Token.Junction.other
  private var endsInLowerCase = false
  private var separatorCount = 2
  private var firstSeparator: UInt8 = 0
  private var secondSeparator: UInt8 = 0

  private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
  /// How many letters of a word are its stem, in any language: a crude one, and good enough.
  private static let stemLength = 6
  private static let unknownSeparator: UInt8 = 0

  /// Calls for each token of a text, in order.
  @inline(__always)
  static func forEachToken(in text: String, _ body: (Token) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      var scanner = TokenScanner()
      scanner.scan(bytes, body)
    }
  }

  @inline(__always)
  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, _ body: (Token) -> Void) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard byte < 0x80 else {
        let (character, length) = decodedCharacter(in: bytes, at: index)
        index += length
        take(character, body)
        continue
      }
      index += 1
      switch byte {
      case 0x61...0x7A: add(UInt32(byte), isCapital: false, isDigit: false)
      case 0x30...0x39: add(UInt32(byte), isCapital: false, isDigit: true)
      case 0x41...0x5A: add(UInt32(byte | 0x20), isCapital: true, isDigit: false)
      case UInt8(ascii: "'"): continue
      default: separate(byte, body)
      }
    }
    end(body)
  }

  @inline(__always)
  private mutating func take(_ character: UInt32, _ body: (Token) -> Void) {
    switch CharacterClass(character) {
    case .letter(let folded, let isCapital): add(folded, isCapital: isCapital, isDigit: false)
    case .ideograph:
      end(body)
      add(character, isCapital: false, isDigit: false)
      end(body, isIdeograph: true)
    case .ignored: return
    case .blank: separate(UInt8(ascii: " "), body)
    case .separator: separate(TokenScanner.unknownSeparator, body)
    }
  }

  @inline(__always)
  private mutating func add(_ character: UInt32, isCapital: Bool, isDigit: Bool) {
    if length == 0 {
      isCapitalised = isCapital
      isNumber = isDigit
      junction = currentJunction
    }
    value = (value ^ UInt64(character)) &* 0x0000_0100_0000_01B3
    length &+= 1
    if length <= TokenScanner.stemLength || isNumber { stem = value }
    endsInLowerCase = !isCapital && !isDigit
  }

  private var currentJunction: Token.Junction {
    switch (separatorCount, firstSeparator, secondSeparator) {
    case (1, UInt8(ascii: " "), _): endsInLowerCase ? .withinSentence : .other
    case (2, UInt8(ascii: ","), UInt8(ascii: " ")): .withinSentence
    case (1, 0x2C...0x2F, _), (1, 0x3A, _): .mark
    default: .other
    }
  }

  @inline(__always)
  private mutating func separate(_ byte: UInt8, _ body: (Token) -> Void) {
    end(body)
    if separatorCount == 0 { firstSeparator = byte } else { secondSeparator = byte }
    separatorCount = min(separatorCount &+ 1, 3)
  }

  @inline(__always)
  private mutating func end(_ body: (Token) -> Void, isIdeograph: Bool = false) {
    guard length > 0 else { return }
    let hash = TokenHash.mix(value, 0xD6E8_FEB8_6659_FD93)
    body(
      Token(
        hash: hash, stem: stem, junction: junction, isCapitalised: isCapitalised,
        isNumber: isNumber, isIdeograph: isIdeograph, length: length))
    value = TokenScanner.seed
    length = 0
    separatorCount = 0
  }
}

/// The character of a UTF-8 sequence that begins with a byte from 128 on; the text is valid.
package func decodedCharacter(
  in bytes: UnsafeBufferPointer<UInt8>, at start: Int
) -> (character: UInt32, length: Int) {
  let lead = UInt32(bytes[start])
  let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  guard start + length <= bytes.count else { return (0xFFFD, bytes.count - start) }
  var character = lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
  for offset in 1..<length { character = character << 6 | UInt32(bytes[start + offset]) & 0x3F }
  return (character, length)
}
