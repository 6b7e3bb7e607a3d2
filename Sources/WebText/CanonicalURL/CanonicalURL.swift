/// The normal form of an address: two addresses of one document mostly have one.
///
/// It is for comparing, never for fetching. What is kept apart without need costs a repeat; what is
/// merged without right costs an article. So only what is known to mean nothing is left out:
/// `www.`, the difference of `http` and `https`, tracking parameters, session ids, fragments that
/// are no routes, and the way through a redirector that carries its target along.
public struct CanonicalURL: Hashable, Sendable, CustomStringConvertible {
  /// The normal form.
  public let string: String

  /// The normal form of an address; without tracking parameters, fragment, default port.
  ///
  /// The normal form of a normal form is itself. What is no web address stays as it is.
  public init(of url: WebURL) {
    guard url.isWeb else {
      string = url.string
      return
    }
    let target = Redirector.finalTarget(of: url)
    let parameters = target.query.map(CanonicalQuery.parameters) ?? []
    string =
      SignedQuery.isSigned(parameters)
      ? target.withoutFragment.string : Self.form(of: target, parameters)
  }

  /// The normal form.
  public var description: String { string }
}

extension CanonicalURL {
  private static func form(of url: WebURL, _ parameters: [CanonicalQuery.Parameter]) -> String {
    let url = CanonicalPath.withoutSession(url)
    let host = CanonicalHost.name(of: url)
    // A port that somebody chose is another server for each scheme.
    let origin = url.port.map { "\(url.scheme)://\(host):\($0)" } ?? "https://\(host)"
    let query = CanonicalQuery.form(of: parameters, host: host)
    return origin + CanonicalPath.form(of: url.path) + (query.isEmpty ? "" : "?" + query)
      + route(of: url)
  }

  /// The fragment where it is the address of a page within a program.
  private static func route(of url: WebURL) -> String {
    guard let fragment = url.fragment, fragment.hasPrefix("!") || fragment.hasPrefix("/") else {
      return ""
    }
    return "#" + fragment
  }
}

/// The host without what does not make another site.
package enum CanonicalHost {
  /// The host of a web address without `www.` and without the dot of the DNS root.
  static func name(of url: WebURL) -> String {
    let root = UInt8(ascii: ".")
    var host = (url.host ?? "")[...].utf8
    while host.last == root, host.count > 1 { host = host.dropLast() }
    while host.starts(with: "www.".utf8), host.dropFirst(4).contains(root) {
      host = host.dropFirst(4)
    }
    return String(decoding: host, as: UTF8.self)
  }

  /// True when a host is a domain or one of those below it.
  package static func isHost(_ host: String, within domain: String) -> Bool {
    guard host.hasSuffix(domain) else { return false }
    let rest = host.utf8.dropLast(domain.utf8.count)
    return rest.isEmpty || rest.last == UInt8(ascii: ".")
  }
}
