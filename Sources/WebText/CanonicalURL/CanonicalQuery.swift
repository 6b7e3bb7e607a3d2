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
  static func form(of parameters: [Parameter], host: String) -> String {
    let kept = parameters.filter { !TrackingParameters.contain($0, host: host) }
    guard !kept.isEmpty else { return "" }
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

/// Queries that are signed, so that each byte counts.
enum SignedQuery {
  /// True for the shapes of Amazon, Google, Azure, Alibaba, Akamai and of OAuth 1.
  static func isSigned(_ parameters: [CanonicalQuery.Parameter]) -> Bool {
    let hasSignature = parameters.contains { parameter in
      parameter.name.hasSuffix("signature") || signing.contains(parameter.name)
    }
    guard !hasSignature, parameters.contains(where: { $0.name == "sig" }) else {
      return hasSignature
    }
    return parameters.contains { besideSignature.contains($0.name) }
  }

  private static let signing: Set<String> = ["hdnea", "hdnts", "hmac", "x-amz-security-token"]
  /// What stands beside `sig` in a shared access signature.
  private static let besideSignature: Set<String> = ["exp", "expires", "se", "sp", "sv"]
}
