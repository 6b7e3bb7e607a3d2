/// What stands between characters only for a renderer, or to be counted by a spam filter.
enum TextFiller {
  /// A filler's length and what takes its place; nil for what is part of the text.
  ///
  /// All of them begin with C2, CD, E1 to E3, EF or F3.
  static func found(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (length: Int, replacement: UInt8?)? {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch bytes[index] {
    case 0xC2:
      if second == 0xAD { return (2, nil) }  // soft hyphen
      return second == 0xA0 ? (2, UInt8(ascii: " ")) : nil  // no-break space
    case 0xCD: return second == 0x8F ? (2, nil) : nil  // combining grapheme joiner
    case 0xE1:
      if second == 0x85, third == 0x9F || third == 0xA0 { return (3, nil) }  // Hangul fillers
      let isSeparator = second == 0xA0 && third == 0x8E  // Mongolian vowel separator
      return isSeparator && !isAfterMongolian(index, in: bytes) ? (3, nil) : nil
    case 0xE2: return generalPunctuation(second, third, at: index, in: bytes)
    case 0xE3: return second == 0x85 && third == 0xA4 ? (3, nil) : nil  // Hangul filler
    case 0xEF:
      let isMark = second == 0xBB && third == 0xBF  // byte order mark
      let isAnnotation = second == 0xBF && (0xB9...0xBC).contains(third)
      return isMark || isAnnotation || second == 0xBE && third == 0xA0 ? (3, nil) : nil
    case 0xF3: return isLoneTag(index, in: bytes) ? (4, nil) : nil
    default: return nil
    }
  }

  private static func generalPunctuation(
    _ second: UInt8, _ third: UInt8, at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (length: Int, replacement: UInt8?)? {
    switch (second, third) {
    case (0x80, 0x80...0x8A), (0x80, 0xAF), (0x81, 0x9F): (3, UInt8(ascii: " "))  // spaces
    case (0x80, 0x8B): (3, nil)  // zero width space
    case (0x80, 0x8C...0x8D): isJoining(index, in: bytes) ? nil : (3, nil)  // ZWNJ, ZWJ
    case (0x80, 0xA8...0xA9): (3, UInt8(ascii: "\n"))  // line, paragraph separator
    case (0x80, 0xAD...0xAE): (3, nil)  // overrides of direction
    case (0x81, 0xA0...0xA4): (3, nil)  // word joiner, invisible operators
    default: nil
    }
  }

  /// True where a joiner joins letters of Persian and India or emoji, not Latin ones; and where it
  /// stands alone between two words, as a text about joiners has it.
  private static func isJoining(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let next = index + 3
    guard index > 0, next < bytes.count else { return false }
    let space = UInt8(ascii: " ")
    if bytes[index - 1] == space, bytes[next] == space {
      return index > 1 && next + 1 < bytes.count && !isJunk(next + 1, in: bytes)
        && !isAfterJunk(index - 1, in: bytes)
    }
    guard bytes[index - 1] >= 0x80, bytes[next] >= 0x80 else { return false }
    return !isJunk(next, in: bytes) && !isAfterJunk(index, in: bytes)
  }

  /// True where a filler that is always one ends.
  private static func isAfterJunk(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if index >= 2, isJunk(index - 2, in: bytes) { return true }
    return index >= 3 && isJunk(index - 3, in: bytes)
  }

  /// True for a blank or a filler that needs no look at what is beside it.
  private static func isJunk(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch bytes[index] {
    case 0xC2: return second == 0xAD || second == 0xA0
    case 0xCD: return second == 0x8F
    case 0xE2: return second == 0x80 && index + 2 < bytes.count && bytes[index + 2] <= 0x8F
    default: return false
    }
  }

  private static func isAfterMongolian(
    _ index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    index >= 3 && bytes[index - 3] == 0xE1 && (0xA0...0xA2).contains(bytes[index - 2])
  }

  /// True for a tag character that is not part of a flag (UTS #51, emoji tag sequence).
  private static func isLoneTag(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard isTag(index, in: bytes) else { return false }
    guard index >= 4 else { return true }
    let isAfterFlag =
      bytes[index - 4] == 0xF0 && bytes[index - 3] == 0x9F && bytes[index - 2] == 0x8F
      && bytes[index - 1] == 0xB4
    return !isAfterFlag && !isTag(index - 4, in: bytes)
  }

  private static func isTag(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    index + 3 < bytes.count && bytes[index] == 0xF3 && bytes[index + 1] == 0xA0
      && bytes[index + 2] & 0xFE == 0x80
  }
}
