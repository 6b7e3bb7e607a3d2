/// Hashes each run of four tokens and keeps a sample of the hashes.
struct ShingleSampler {
  private(set) var tokenCount = 0
  private var recent: (UInt64, UInt64, UInt64) = (0, 0, 0)
  private var hashes: [UInt64] = []
  private var rate: UInt64 = 1
  /// The largest hash that is kept at this rate.
  private var ceiling = UInt64.max

  /// Takes the next token's hash.
  mutating func add(_ token: UInt64) {
    tokenCount += 1
    if tokenCount >= 4 { keep(shingle(ending: token)) }
    recent = (recent.1, recent.2, token)
  }

  /// The sample, ascending and without repeats, and its rate.
  mutating func finish() -> (fingerprints: [UInt64], rate: UInt64) {
    // A text of fewer than four words is one short shingle.
    if (1...3).contains(tokenCount) { keep(shingle(ending: UInt64(tokenCount))) }
    thin()
    return (hashes, rate)
  }

  private func shingle(ending token: UInt64) -> UInt64 {
    var hash = TokenHash.mix(recent.0, 0xA076_1D64_78BD_642F)
    hash = TokenHash.mix(hash &+ recent.1, 0xE703_7ED1_A0B4_28DB)
    hash = TokenHash.mix(hash &+ recent.2, 0x8EBC_6AF0_9C88_C6E3)
    return TokenHash.mix(hash &+ token, 0x5895_65B7_6F7E_2C11)
  }

  private mutating func keep(_ hash: UInt64) {
    guard hash <= ceiling else { return }
    hashes.append(hash)
    // Thinning now and then keeps both time and memory linear in the text.
    if hashes.count >= 8 * Limits.fingerprintCount { thin() }
  }

  private mutating func thin() {
    hashes.sort()
    var distinct: [UInt64] = []
    for hash in hashes where distinct.last != hash { distinct.append(hash) }
    while distinct.count > Limits.fingerprintCount {
      rate *= 2
      ceiling = UInt64.max / rate
      distinct.removeSubrange((distinct.firstIndex { $0 > ceiling } ?? distinct.count)...)
    }
    hashes = distinct
  }
}
