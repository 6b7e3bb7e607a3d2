extension StoryVector {
  private static let componentByteCount = 12

  /// Reads what `bytes` wrote; nil when it is damaged.
  public init?(bytes: [UInt8]) {
    let size = StoryVector.componentByteCount
    guard bytes.count.isMultiple(of: size), bytes.count / size <= Limits.storyTermCount else {
      return nil
    }
    var components: [Component] = []
    components.reserveCapacity(bytes.count / size)
    bytes.withUnsafeBytes { raw in
      for offset in stride(from: 0, to: raw.count, by: size) {
        let stem = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let weight = UInt32(
          littleEndian: raw.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self))
        components.append(Component(stem: stem, weight: Double(Float(bitPattern: weight))))
      }
    }
    guard components.allSatisfy({ $0.weight.isFinite && $0.weight >= 0 }),
      zip(components, components.dropFirst()).allSatisfy({ $0.stem < $1.stem })
    else { return nil }
    self.init(components: components)
  }

  /// The vector as the store keeps it: at most 3,072 bytes, the same on every machine.
  ///
  /// Twelve bytes a word, by hash: the hash and the weight in single precision, least byte first.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(StoryVector.componentByteCount * components.count)
    for component in components {
      withUnsafeBytes(of: component.stem.littleEndian) { bytes.append(contentsOf: $0) }
      withUnsafeBytes(of: Float(component.weight).bitPattern.littleEndian) {
        bytes.append(contentsOf: $0)
      }
    }
    return bytes
  }
}
