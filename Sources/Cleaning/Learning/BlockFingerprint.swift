public import WebText

/// What blocks share that say the same: a hash of their words, in one of several ways of looking.
public struct BlockFingerprint: Hashable, Comparable, Sendable {
  /// A way of looking at a block; the numbers are stored.
  public enum Kind: Int, Sendable, CaseIterable {
    /// All words, numbers and names of months alike.
    case text = 1
    /// All words, with each link in place of what it says.
    case links = 2
    /// All words, with another article's headline in place of what it says.
    case headline = 3
    /// All words of a block at an end of the article, with each name in place of what it is.
    case names = 4
    /// A few words and a number, whatever it is.
    case quantity = 5
    /// The headline of an article itself.
    case title = 6
  }

  /// The way of looking.
  public let kind: Kind
  /// The hash; equal ones of different kinds do not occur.
  public let hash: StableHash

  /// A fingerprint as the store keeps it.
  public init(kind: Kind, hash: StableHash) {
    self.kind = kind
    self.hash = hash
  }

  /// The fingerprint of words.
  init(_ kind: Kind, _ words: WordSequence) {
    self.kind = kind
    hash = words.hash(seed: UInt64(kind.rawValue))
  }

  /// The hash alone is as good as all of it.
  public func hash(into hasher: inout Hasher) { hasher.combine(hash.low) }

  /// Orders by the hash.
  public static func < (left: BlockFingerprint, right: BlockFingerprint) -> Bool {
    left.hash < right.hash
  }
}

/// Words one after another as a polynomial, so that the hash of any part is a subtraction.
struct WordSequence: Hashable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  private static let highBase: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let lowBase: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  mutating func append(_ word: UInt64) {
    high = high &* Self.highBase &+ word
    low = low &* Self.lowBase &+ (word ^ word >> 29) &* 0xBF58_476D_1CE4_E5B9
  }

  /// What follows a beginning, whose length behind it is given by the powers of the bases.
  func dropping(_ beginning: WordSequence, _ powers: Powers) -> WordSequence {
    var rest = WordSequence()
    rest.high = high &- beginning.high &* powers.high
    rest.low = low &- beginning.low &* powers.low
    return rest
  }

  func hash(seed: UInt64) -> StableHash {
    StableHash(
      high: Self.mix(high &+ seed &* 0x94D0_49BB_1331_11EB),
      low: Self.mix(low ^ seed &* 0xA076_1D64_78BD_642F))
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    var value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// The bases to the power of a number of words.
  struct Powers {
    fileprivate var high: UInt64 = 1
    fileprivate var low: UInt64 = 1

    private static let table: [Powers] = {
      var table = [Powers()]
      for count in 0..<64 {
        var next = table[count]
        next.high = next.high &* WordSequence.highBase
        next.low = next.low &* WordSequence.lowBase
        table.append(next)
      }
      return table
    }()

    /// The powers for so many words, at most 64.
    static func of(_ count: Int) -> Powers { table[count] }
  }
}
