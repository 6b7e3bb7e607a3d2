/// The host parser (WHATWG URL §3.5).
enum URLHost {
  private static let forbidden = ByteSet("\u{0}\t\n\r #/:<>?@[\\]^|")
  private static let forbiddenInDomain =
    forbidden.union(PercentEncodeSet.control).union(ByteSet("%"))

  /// The serialised host of a non-empty text: domain, IPv4 or IPv6 address, or opaque host.
  static func serialize(
    _ text: ArraySlice<UInt8>, isSpecial: Bool
  ) throws(InvalidURL) -> [UInt8] {
    if text.first == UInt8(ascii: "[") {
      guard text.last == UInt8(ascii: "]"),
        let address = IPv6Address(parsing: text.dropFirst().dropLast())
      else { throw InvalidURL() }
      return Array("[\(address)]".utf8)
    }
    return isSpecial ? try domain(text) : try opaque(text)
  }

  private static func opaque(_ text: ArraySlice<UInt8>) throws(InvalidURL) -> [UInt8] {
    guard !text.contains(where: forbidden.contains) else { throw InvalidURL() }
    var host: [UInt8] = []
    host.append(text, percentEncoding: PercentEncodeSet.control)
    return host
  }

  private static func domain(_ text: ArraySlice<UInt8>) throws(InvalidURL) -> [UInt8] {
    guard let host = DomainName.ascii([UInt8](percentDecoding: text)), !host.isEmpty,
      !host.contains(where: forbiddenInDomain.contains)
    else { throw InvalidURL() }
    guard IPv4Address.isLastPartNumber(of: host) else { return host }
    guard let address = IPv4Address(parsing: host) else { throw InvalidURL() }
    return Array(address.description.utf8)
  }
}
