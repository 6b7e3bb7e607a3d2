import Storage
import WebText

extension FeedAccess {
  /// What is told of how to get at a feed: where secrets are, never what they are.
  var shown: [(name: String, value: String)] {
    let facts: [(String, String?)] = [
      ("user", user), ("password file", passwordFile), ("bearer file", bearerFile),
      ("headers", headerNames.isEmpty ? nil : headerNames.joined(separator: ", ")),
      ("header file", headerFile), ("proxy", shownProxy), ("certificate", clientCertificate),
      ("ca file", caFile),
    ]
    return facts.compactMap { fact in fact.1.map { (fact.0, $0) } }
  }

  /// Writes the same into an object.
  func writeMembers(to writer: inout JSONWriter) {
    writer.member("user", user)
    writer.member("password_file", passwordFile)
    writer.member("bearer_file", bearerFile)
    if !headerNames.isEmpty {
      writer.name("headers")
      writer.array { writer in
        for name in headerNames { writer.value(name) }
      }
    }
    writer.member("header_file", headerFile)
    writer.member("proxy", shownProxy)
    writer.member("client_certificate", clientCertificate)
    writer.member("ca_file", caFile)
  }

  private var headerNames: [String] {
    (headers ?? []).map { String($0.prefix { $0 != ":" }) }
  }

  private var shownProxy: String? {
    proxy.map { WebURL(parsing: $0)?.redacted ?? $0 }
  }
}
