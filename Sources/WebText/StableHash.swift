/// A 128-bit hash that is the same in every process, machine and version.
///
/// What is stored or printed is never made with `Hasher`, which is seeded for each process. Not for
/// security: whoever wants two texts with one hash can find them.
public struct StableHash: Hashable, Comparable, Sendable {
  /// The first eight bytes.
  public let high: UInt64
  /// The last eight bytes.
  public let low: UInt64

  /// A hash by its two halves, as the store keeps it.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The hash of some bytes; linear in their number.
  ///
  /// Stored hashes are this function: another one would make every stored article new.
  public init(of bytes: Span<UInt8>) {
    self = bytes.withUnsafeBytes { StableHash(of: $0) }
  }

  private init(of bytes: UnsafeRawBufferPointer) {
    var first = 0x9E37_79B9_7F4A_7C15 ^ UInt64(bytes.count)
    var second = 0xC2B2_AE3D_27D4_EB4F &+ UInt64(bytes.count)
    var index = 0
    while index &+ 8 <= bytes.count {
      let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      first = StableHash.mix(first ^ word, 0xA076_1D64_78BD_642F)
      second = StableHash.mix(second &+ word, 0xE703_7ED1_A0B4_28DB)
      index &+= 8
    }
    var tail: UInt64 = 0
    while index < bytes.count {
      tail = tail << 8 | UInt64(bytes[index])
      index &+= 1
    }
    first = StableHash.mix(first ^ tail, 0x8EBC_6AF0_9C88_C6E3)
    second = StableHash.mix(second &+ tail, 0x5895_65B7_6F7E_2C11)
    high = StableHash.mix(first, second | 1)
    low = StableHash.mix(second ^ 0xD6E8_FEB8_6659_FD93, first | 1)
  }

  /// The hash of a text's UTF-8.
  public init(of text: String) {
    self.init(of: text.utf8.span)
  }

  /// Orders by the bytes.
  public static func < (left: StableHash, right: StableHash) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }

  /// Both halves of the product folded into one, which spreads each bit over all others.
  private static func mix(_ value: UInt64, _ factor: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }
}
