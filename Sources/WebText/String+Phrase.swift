import Glibc

extension String {
  /// Whether the bytes of a phrase occur in it.
  ///
  /// `contains` compares characters by their canonical equivalence, which took a fifth of the time
  /// of a first poll; phrases of rules are written as texts write them.
  package func hasPhrase(_ phrase: String) -> Bool {
    var text = self
    var phrase = phrase
    return text.withUTF8 { text in phrase.withUTF8 { text.has($0) } }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether other bytes occur in these; looks closer only where their first one is.
  fileprivate func has(_ sought: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = sought.first, let phrase = sought.baseAddress else { return true }
    guard let start = baseAddress, sought.count <= count else { return false }
    var rest = start
    let end = start + (count - sought.count + 1)
    while rest < end, let found = memchr(rest, Int32(first), end - rest) {
      let candidate = UnsafePointer(found.assumingMemoryBound(to: UInt8.self))
      if memcmp(candidate, phrase, sought.count) == 0 { return true }
      rest = candidate + 1
    }
    return false
  }
}
