/// The query of a canonical URL.
enum CanonicalQuery {
  /// One parameter with its escapes in one spelling.
  struct Parameter {
    let bytes: [UInt8]
    /// The name in lower case, for names of trackers are written in either.
    let name: String
    /// The value in lower case; nil where there is no `=`.
    let value: String?

    init(_ text: ArraySlice<UInt8>) {
      bytes = PercentSpelling.normalized(text)
      let lowercased = bytes.map(\.lowercasedASCII)
      let equals = lowercased.firstIndex(of: UInt8(ascii: "="))
      name = String(decoding: lowercased[..<(equals ?? lowercased.endIndex)], as: UTF8.self)
      value = equals.map { String(decoding: lowercased[($0 + 1)...], as: UTF8.self) }
    }
  }

  /// The parameters that tell documents apart, in their order.
  ///
  /// Some servers read the order, so that it is kept.
  static func form(of query: String, host: String) -> String {
    let kept = parameters(of: query).filter { !TrackingParameters.contain($0, host: host) }
    let bytes = kept.map(\.bytes).joined(separator: [UInt8(ascii: "&")])
    return String(decoding: Array(bytes), as: UTF8.self)
  }

  /// All parameters but empty ones; `&amp;` that was escaped once too often is one ampersand.
  static func parameters(of query: String) -> [Parameter] {
    Array(query.utf8).split(separator: UInt8(ascii: "&")).compactMap { part in
      var part = part
      while part.starts(with: "amp;".utf8) { part = part.dropFirst(4) }
      return part.isEmpty ? nil : Parameter(part)
    }
  }
}

/// Addresses whose query is signed, so that each byte of it counts.
enum SignedURL {
  /// True for the shapes of Amazon, Google, Azure, Alibaba, Akamai and of OAuth 1.
  static func isSigned(_ url: WebURL) -> Bool {
    guard let query = url.query else { return false }
    let names = Set(CanonicalQuery.parameters(of: query).map(\.name))
    return names.contains { $0.hasSuffix("signature") } || !names.isDisjoint(with: signing)
      || (names.contains("sig") && !names.isDisjoint(with: besideSignature))
  }

  private static let signing: Set<String> = ["hdnea", "hdnts", "hmac", "x-amz-security-token"]
  /// What stands beside `sig` in a shared access signature.
  private static let besideSignature: Set<String> = ["exp", "expires", "se", "sp", "sv"]
}
