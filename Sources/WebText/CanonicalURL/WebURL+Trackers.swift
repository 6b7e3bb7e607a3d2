extension WebURL {
  /// The address without the parameters that tell who sent a reader.
  ///
  /// What remains is as it was, byte for byte: unlike `CanonicalURL` this is for following. A query
  /// that is signed stays whole, and so does what shows another page or pays an author.
  public var withoutTrackers: WebURL {
    guard isWeb, parts.pathEnd + 1 < parts.queryEnd else { return self }
    let query = bytes(parts.pathEnd + 1..<parts.queryEnd)
    let separator = UInt8(ascii: "&")
    let written = Array(query).split(separator: separator, omittingEmptySubsequences: false)
    let parameters = written.map(CanonicalQuery.Parameter.init)
    let kept = zip(written, parameters).filter { !TrackingParameters.areInLink($1) }
    guard kept.count < written.count, !SignedQuery.isSigned(parameters) else { return self }
    var serialized = Array(bytes(0..<parts.pathEnd))
    if !kept.isEmpty {
      serialized.append(UInt8(ascii: "?"))
      serialized.append(contentsOf: kept.map(\.0).joined(separator: [separator]))
    }
    serialized.append(contentsOf: bytes(parts.queryEnd..<UInt32(string.utf8.count)))
    return WebURL(parsing: serialized.span) ?? self
  }
}
