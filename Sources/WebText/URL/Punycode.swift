/// Punycode (RFC 3492) with the parameters that IDNA gives it.
enum Punycode {
  private static let base: UInt32 = 36
  private static let minimumThreshold: UInt32 = 1
  private static let maximumThreshold: UInt32 = 26
  private static let initialCodePoint: UInt32 = 128
  private static let initialBias: UInt32 = 72
  /// A longer label is no label of the DNS, and encoding is quadratic (RFC 1035 §2.3.4).
  private static let longestLabel = 256

  /// The label without `xn--`; nil when it is too long to be one.
  static func encode(_ label: some Collection<Unicode.Scalar>) -> [UInt8]? {
    let points = label.map(\.value)
    guard points.count <= longestLabel else { return nil }
    var output = points.filter { $0 < initialCodePoint }.map { UInt8(truncatingIfNeeded: $0) }
    let basicCount = UInt32(output.count)
    if basicCount > 0 { output.append(UInt8(ascii: "-")) }
    var handled = basicCount
    var point = initialCodePoint
    var delta: UInt32 = 0
    var bias = initialBias
    while handled < points.count {
      guard let next = points.filter({ $0 >= point }).min() else { return nil }
      delta += (next - point) * (handled + 1)
      point = next
      for other in points {
        if other < point { delta += 1 }
        guard other == point else { continue }
        append(delta, bias: bias, to: &output)
        bias = adapted(delta, count: handled + 1, isFirst: handled == basicCount)
        delta = 0
        handled += 1
      }
      delta += 1
      point += 1
    }
    return output
  }

  /// One delta as a number of variable length (RFC 3492 §3.3).
  private static func append(_ delta: UInt32, bias: UInt32, to output: inout [UInt8]) {
    var rest = delta
    var weight = base
    while true {
      let threshold =
        weight <= bias
        ? minimumThreshold : min(max(weight - bias, minimumThreshold), maximumThreshold)
      guard rest >= threshold else { break }
      let span = base - threshold
      output.append(digit(threshold + (rest - threshold) % span))
      rest = (rest - threshold) / span
      weight += base
    }
    output.append(digit(rest))
  }

  /// RFC 3492 §6.1.
  private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var steps: UInt32 = 0
    while delta > (base - minimumThreshold) * maximumThreshold / 2 {
      delta /= base - minimumThreshold
      steps += base
    }
    return steps + (base - minimumThreshold + 1) * delta / (delta + 38)
  }

  private static func digit(_ value: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x30 + value - 26)
  }
}
