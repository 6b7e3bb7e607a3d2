/// An IPv6 address (WHATWG URL §3.5, IPv6 parser and serializer; RFC 5952).
struct IPv6Address: CustomStringConvertible {
  private(set) var pieces: [UInt16] = Array(repeating: 0, count: 8)

  /// Reads the text between the brackets.
  init?(parsing text: ArraySlice<UInt8>) {
    var reader = Reader(rest: text)
    guard reader.readPieces() else { return nil }
    if let compressed = reader.compressed {
      let tail = reader.pieces[compressed...]
      guard reader.pieces.count < 8 else { return nil }
      pieces.replaceSubrange(..<compressed, with: reader.pieces[..<compressed])
      pieces.replaceSubrange((8 - tail.count)..., with: tail)
    } else {
      guard reader.pieces.count == 8 else { return nil }
      pieces = reader.pieces
    }
  }

  /// The shortest form: the first longest run of two or more zero pieces becomes `::`.
  var description: String {
    let gap = longestRunOfZeros()
    let digits = pieces.map { String($0, radix: 16) }
    guard gap.count > 1 else { return digits.joined(separator: ":") }
    return digits[..<gap.lowerBound].joined(separator: ":") + "::"
      + digits[gap.upperBound...].joined(separator: ":")
  }

  private func longestRunOfZeros() -> Range<Int> {
    var longest = 0..<0
    var start = 0
    while start < 8 {
      guard pieces[start] == 0 else {
        start += 1
        continue
      }
      let end = pieces[start...].firstIndex { $0 != 0 } ?? 8
      if end - start > longest.count { longest = start..<end }
      start = end
    }
    return longest
  }
}

extension IPv6Address {
  /// Takes pieces from the front of a text.
  private struct Reader {
    var rest: ArraySlice<UInt8>
    var pieces: [UInt16] = []
    /// Where `::` stood.
    var compressed: Int?

    mutating func readPieces() -> Bool {
      if rest.starts(with: "::".utf8) {
        rest = rest.dropFirst(2)
        compressed = 0
      }
      while !rest.isEmpty {
        guard pieces.count < 8 else { return false }
        if rest.first == UInt8(ascii: ":") {
          guard compressed == nil, !pieces.isEmpty else { return false }
          rest = rest.dropFirst()
          compressed = pieces.count
          continue
        }
        let digits = rest.prefix { $0.hexadecimalValue != nil }
        if rest[digits.endIndex...].first == UInt8(ascii: ".") { return readIPv4() }
        guard (1...4).contains(digits.count) else { return false }
        pieces.append(digits.reduce(0) { $0 << 4 | UInt16($1.hexadecimalValue ?? 0) })
        rest = rest[digits.endIndex...]
        guard let next = rest.first else { break }
        guard next == UInt8(ascii: ":") else { return false }
        rest = rest.dropFirst()
        if rest.isEmpty { return false }
      }
      return true
    }

    /// The last two pieces, written as a dotted IPv4 address without leading zeros.
    private mutating func readIPv4() -> Bool {
      guard pieces.count <= 6 else { return false }
      let numbers = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard numbers.count == 4 else { return false }
      var bytes: [UInt16] = []
      for number in numbers {
        guard (1...3).contains(number.count), number.allSatisfy(\.isASCIIDigit),
          number.count == 1 || number.first != UInt8(ascii: "0")
        else { return false }
        let value = number.reduce(UInt16(0)) { $0 * 10 + UInt16($1 - UInt8(ascii: "0")) }
        guard value <= 255 else { return false }
        bytes.append(value)
      }
      pieces.append(bytes[0] << 8 | bytes[1])
      pieces.append(bytes[2] << 8 | bytes[3])
      rest = []
      return true
    }
  }
}
