/// The hash of one token while its characters come in.
struct TokenHash {
  private var value: UInt64 = 0x9E37_79B9_7F4A_7C15
  private(set) var isEmpty = true

  mutating func add(_ character: UInt32) {
    value = (value ^ UInt64(character)) &* 0x0000_0100_0000_01B3
    isEmpty = false
  }

  /// The hash; the next token begins.
  mutating func finish() -> UInt64 {
    let hash = TokenHash.mix(value, 0xD6E8_FEB8_6659_FD93)
    self = TokenHash()
    return hash
  }

  /// Both halves of the product folded into one, which spreads each bit over all others.
  static func mix(_ value: UInt64, _ factor: UInt64) -> UInt64 {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}

/// Gives the hash of each token of a text, in order.
///
/// Case means nothing, nor do apostrophes within a word, for typographers change them.
func forEachToken(in text: String, _ body: (UInt64) -> Void) {
  var text = text
  text.withUTF8 { bytes in
    var hash = TokenHash()
    func end() {
      if !hash.isEmpty { body(hash.finish()) }
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        switch byte {
        case 0x61...0x7A, 0x30...0x39: hash.add(UInt32(byte))
        case 0x41...0x5A: hash.add(UInt32(byte | 0x20))
        case UInt8(ascii: "'"): continue
        default: end()
        }
        continue
      }
      let (character, length) = decodedCharacter(in: bytes, at: index)
      index += length
      switch CharacterClass(character) {
      case .letter(let folded): hash.add(folded)
      case .ideograph:
        end()
        hash.add(character)
        end()
      case .ignored: continue
      case .separator: end()
      }
    }
    end()
  }
}

/// The character of a UTF-8 sequence that begins with a byte from 128 on; the text is valid.
private func decodedCharacter(
  in bytes: UnsafeBufferPointer<UInt8>, at start: Int
) -> (character: UInt32, length: Int) {
  let lead = UInt32(bytes[start])
  let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  guard start + length <= bytes.count else { return (0xFFFD, bytes.count - start) }
  var character = lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
  for offset in 1..<length { character = character << 6 | UInt32(bytes[start + offset]) & 0x3F }
  return (character, length)
}
