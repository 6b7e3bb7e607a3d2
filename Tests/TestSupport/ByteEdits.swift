extension SplitMix {
  /// Puts pieces in the place of short stretches of a document, or between its bytes.
  ///
  /// - Parameters:
  ///   - document: The bytes to change.
  ///   - most: How many changes at the most; there is one at least.
  ///   - reach: How many bytes one change takes away at the most.
  ///   - pieces: What may stand there instead.
  public mutating func edit(
    _ document: inout [UInt8], most: Int, reach: Int, pieces: [[UInt8]]
  ) {
    for _ in 0..<Int.random(in: 1...most, using: &self) {
      let start = Int.random(in: 0...document.count, using: &self)
      let end = min(document.count, start + Int.random(in: 0...reach, using: &self))
      document.replaceSubrange(start..<end, with: pieces.randomElement(using: &self) ?? [])
    }
  }
}
