/// A set of characters: what one step of a pattern accepts.
struct ScalarSet: Hashable, Sendable {
  /// Characters by what they are (Unicode's properties).
  enum Kind: Hashable, Sendable {
    case digit, word, blank

    /// Whether a character is of this kind.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
      let properties = scalar.properties
      switch self {
      case .digit: return properties.generalCategory == .decimalNumber
      case .blank: return properties.isWhitespace
      case .word:
        if properties.isAlphabetic { return true }
        switch properties.generalCategory {
        case .decimalNumber, .connectorPunctuation, .nonspacingMark, .spacingMark: return true
        default: return false
        }
      }
    }
  }

  /// A kind, or all that is not of it.
  struct Member: Hashable, Sendable {
    var kind: Kind
    var isNegated: Bool
  }

  /// Single characters and spans of them.
  private var spans: [ClosedRange<UInt32>] = []
  /// Kinds of characters.
  private var members: [Member] = []
  /// Whether the set is all that these are not.
  private var isNegated = false
  /// Whether a character is in it when its other case is.
  private var ignoresCase = false
  /// The answer for ASCII, worked out beforehand, a bit a character.
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// One character, in either case where case does not count.
  init(_ scalar: Unicode.Scalar, ignoringCase: Bool) {
    let forms = ignoringCase ? ScalarSet.forms(of: scalar) : [scalar]
    spans = forms.map { $0.value...$0.value }
    noteASCII()
  }

  /// Characters of some kinds and spans.
  init(
    spans: [ClosedRange<UInt32>] = [], members: [Member] = [], isNegated: Bool = false,
    ignoringCase: Bool = false
  ) {
    self.spans = spans
    self.members = members
    self.isNegated = isNegated
    ignoresCase = ignoringCase
    noteASCII()
  }

  /// Whether a character is in the set.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    guard value >= 128 else {
      return (value < 64 ? low >> UInt64(value) : high >> UInt64(value - 64)) & 1 == 1
    }
    return decide(scalar)
  }

  /// The bytes that a character of the set may begin with in UTF-8.
  var leadBytes: ByteMask {
    var mask = ByteMask()
    mask.words[0] = low
    mask.words[1] = high
    if isNegated || ignoresCase || !members.isEmpty {
      mask.insertAllAbove()
      return mask
    }
    for span in spans where span.upperBound >= 128 {
      let first = ScalarSet.leadByte(max(span.lowerBound, 128))
      for byte in first...ScalarSet.leadByte(span.upperBound) { mask.insert(byte) }
    }
    return mask
  }

  private mutating func noteASCII() {
    for value in UInt8(0)..<128 where decide(Unicode.Scalar(value)) {
      if value < 64 { low |= 1 << UInt64(value) } else { high |= 1 << UInt64(value - 64) }
    }
  }

  private func decide(_ scalar: Unicode.Scalar) -> Bool {
    let forms = ignoresCase ? ScalarSet.forms(of: scalar) : [scalar]
    let isIn = forms.contains { form in
      spans.contains { $0.contains(form.value) }
        || members.contains { $0.kind.contains(form) != $0.isNegated }
    }
    return isIn != isNegated
  }

  /// A character in both cases, as far as these are single characters.
  private static func forms(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let properties = scalar.properties
    var forms = [scalar]
    for mapped in [properties.lowercaseMapping, properties.uppercaseMapping] {
      let mapping = mapped.unicodeScalars
      if mapping.count == 1, let form = mapping.first, !forms.contains(form) { forms.append(form) }
    }
    return forms
  }

  private static func leadByte(_ value: UInt32) -> UInt8 {
    switch value {
    case ..<0x80: UInt8(value)
    case ..<0x800: UInt8(0xC0 | value >> 6)
    case ..<0x1_0000: UInt8(0xE0 | value >> 12)
    default: UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
    }
  }
}

/// A set of bytes.
struct ByteMask: Hashable, Sendable {
  /// A bit a byte.
  var words: [UInt64] = [0, 0, 0, 0]

  /// Whether a byte is in it.
  func contains(_ byte: UInt8) -> Bool { words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1 }

  /// Adds a byte.
  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  /// Adds all bytes that are not ASCII.
  mutating func insertAllAbove() {
    words[2] = .max
    words[3] = .max
  }

  /// Adds the bytes of another set.
  mutating func formUnion(_ other: ByteMask) {
    for index in words.indices { words[index] |= other.words[index] }
  }
}
