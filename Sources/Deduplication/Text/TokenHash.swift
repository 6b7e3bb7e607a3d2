/// How hashes of tokens are made and put together.
enum TokenHash {
  /// Both halves of the product folded into one, which spreads each bit over all others.
  @inline(__always)
  static func mix(_ value: UInt64, _ factor: UInt64) -> UInt64 {
    let product = (value ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: factor)
    return product.high ^ product.low
  }

  /// The hash of two hashes in order.
  @inline(__always)
  static func joined(_ first: UInt64, _ second: UInt64) -> UInt64 {
    mix(mix(first, 0xA076_1D64_78BD_642F) &+ second, 0xE703_7ED1_A0B4_28DB)
  }
}
