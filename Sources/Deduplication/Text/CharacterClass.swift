/// What a character beyond ASCII is for telling words apart.
package enum CharacterClass {
  /// Part of a word, in lower case and without its accent.
  case letter(UInt32, isCapital: Bool)
  /// A word of its own: scripts that write no blanks between words (Unicode UAX #29 §4).
  case ideograph
  /// Nothing: apostrophe, soft hyphen, joiner, accent on its own.
  case ignored
  /// Ends a word as a blank does.
  case blank
  /// Ends a word.
  case separator

  /// The class of a character that is not ASCII.
  package init(_ character: UInt32) {
    switch character {
    case 0xAD, 0x2019, 0x2018, 0x02BC, 0x200B...0x200F, 0x0300...0x036F, 0xFE00...0xFE0F, 0xFEFF:
      self = .ignored
    case 0xA0, 0x2000...0x200A, 0x202F: self = .blank
    case 0x80...0xA9, 0xAB...0xB4, 0xB6...0xB9, 0xBB...0xBF, 0xD7, 0xF7, 0x2010...0x206F:
      self = .separator
    // Thai, Lao, Burmese, Khmer; Kana; Han with its extensions.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3041...0x30FF, 0x31F0...0x31FF,
      0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9F, 0x20000...0x323AF:
      self = .ideograph
    // Latin-1, Greek and Cyrillic without a look into the tables of Unicode.
    case 0xC0...0xDE, 0x0391...0x03A9, 0x0410...0x042F:
      self = .letter(DiacriticFold.base(of: character + 0x20), isCapital: true)
    case 0x0400...0x040F:
      self = .letter(DiacriticFold.base(of: character + 0x50), isCapital: true)
    case 0xDF...0xFF, 0x03AC...0x03CE, 0x0430...0x045F:
      self = .letter(DiacriticFold.base(of: character), isCapital: false)
    default: self.init(byTablesOf: character)
    }
  }

  private init(byTablesOf character: UInt32) {
    guard let scalar = Unicode.Scalar(character) else {
      self = .separator
      return
    }
    let properties = scalar.properties
    guard properties.isAlphabetic || properties.numericType != nil else {
      self = .separator
      return
    }
    let lower = properties.lowercaseMapping.unicodeScalars.first?.value ?? character
    self = .letter(DiacriticFold.base(of: lower), isCapital: lower != character)
  }
}
