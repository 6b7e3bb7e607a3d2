/// Hashes each run of four tokens and samples the hashes, those of the lede apart.
struct ShingleSampler {
  private(set) var tokenCount = 0
  private(set) var lede: [UInt64] = []
  private var recent: (UInt64, UInt64, UInt64) = (0, 0, 0)
  private var sample = HashSample(limit: Limits.fingerprintCount)

  /// Takes the next token's hash.
  @inline(__always)
  mutating func add(_ token: UInt64) {
    tokenCount &+= 1
    if tokenCount >= 4 { keep(shingle(ending: token)) }
    recent = (recent.1, recent.2, token)
  }

  /// The sample of the whole text and that of its lede, both ascending, and the rate of the first.
  mutating func finish() -> (fingerprints: [UInt64], lede: [UInt64], rate: UInt64) {
    // A text of fewer than four words is one short shingle.
    if (1...3).contains(tokenCount) { keep(shingle(ending: UInt64(tokenCount))) }
    let fingerprints = sample.finish()
    lede.sort()
    var smallest: [UInt64] = []
    for hash in lede where smallest.count < Limits.ledeFingerprintCount && smallest.last != hash {
      smallest.append(hash)
    }
    return (fingerprints, smallest.withUnsafeBufferPointer { Array($0) }, sample.rate)
  }

  private func shingle(ending token: UInt64) -> UInt64 {
    var hash = TokenHash.mix(recent.0, 0xA076_1D64_78BD_642F)
    hash = TokenHash.mix(hash &+ recent.1, 0xE703_7ED1_A0B4_28DB)
    hash = TokenHash.mix(hash &+ recent.2, 0x8EBC_6AF0_9C88_C6E3)
    return TokenHash.mix(hash &+ token, 0x5895_65B7_6F7E_2C11)
  }

  @inline(__always)
  private mutating func keep(_ hash: UInt64) {
    sample.insert(hash)
    if lede.count < Limits.ledeShingleCount { lede.append(hash) }
  }
}
