public import WebText

/// Where the feeds of a service's pages are, by the form of their addresses.
///
/// A pattern is an address without scheme: `github.com/{owner}/{repository}/**`. A name in braces
/// stands for one part and is put into the feeds' addresses; a word may stand before or behind it.
/// `**` at the end is any rest of the path. `{host}` alone is any host. A query names one parameter.
/// In a feed's address `{origin}` is scheme, host and port of the page.
public struct ServiceRule: Sendable {
  /// What the pages are, for people.
  public let name: String
  /// The form of the pages' addresses.
  public let pattern: String
  /// The feeds' addresses, best first.
  public let feeds: [String]
  /// True when the address gives a JSON document whose `feedUrl` is the feed.
  public let isLookup: Bool

  private let host: [Substring]
  private let path: [Substring]
  private let query: (name: Substring, value: Substring)?

  /// A rule of the table.
  public init(_ name: String, _ pattern: String, _ feeds: String..., isLookup: Bool = false) {
    self.name = name
    self.pattern = pattern
    self.feeds = feeds
    self.isLookup = isLookup
    let address = pattern.prefix { $0 != "?" }
    let parts = address.split(separator: "/")
    host = (parts.first ?? "").split(separator: ".")
    path = Array(parts.dropFirst())
    let parameter = pattern.dropFirst(address.count + 1).split(separator: "=", maxSplits: 1)
    query = parameter.count == 2 ? (parameter[0], parameter[1]) : nil
  }

  /// Whether the pages are those of any host.
  var isOfAnyHost: Bool { host == ["{host}"] }

  /// The feeds of a page, best first; empty for a page of another form.
  public func feeds(of page: WebURL) -> [String] {
    guard page.isWeb, let values = values(in: page) else { return [] }
    return feeds.map { Self.fill($0, with: values) }
  }

  private func values(in page: WebURL) -> [Substring: String]? {
    guard let host = page.host else { return nil }
    var values: [Substring: String] = [:]
    let port = page.port.map { ":\($0)" } ?? ""
    values["origin"] = "\(page.scheme)://\(host)\(port)"
    guard matchesHost(host, &values), matchesPath(page.path, &values),
      matchesQuery(page.query, &values)
    else { return nil }
    return values
  }

  /// Names of the same site for other kinds of screens.
  private static let prefixes: Set<Substring> = ["www", "m", "mobile", "old", "new", "np"]

  private func matchesHost(_ name: String, _ values: inout [Substring: String]) -> Bool {
    if isOfAnyHost {
      values["host"] = name
      return true
    }
    var labels = name.split(separator: ".")
    if let first = labels.first, Self.prefixes.contains(first) { labels.removeFirst() }
    return labels.count == host.count
      && zip(host, labels).allSatisfy { Self.match($0, $1, &values) }
  }

  private func matchesPath(_ text: String, _ values: inout [Substring: String]) -> Bool {
    let segments = text.split(separator: "/")
    let isOpen = path.last == "**"
    let wanted = isOpen ? path.dropLast() : path[...]
    guard segments.count == wanted.count || isOpen && segments.count > wanted.count else {
      return false
    }
    return zip(wanted, segments).allSatisfy { Self.match($0, $1, &values) }
  }

  private func matchesQuery(_ text: String?, _ values: inout [Substring: String]) -> Bool {
    guard let query else { return true }
    for pair in (text ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1)
      if parts.count == 2, parts[0] == query.name {
        return Self.match(query.value, parts[1], &values)
      }
    }
    return false
  }

  /// Matches one part, and notes what its names stand for.
  private static func match(
    _ pattern: Substring, _ text: Substring, _ values: inout [Substring: String]
  ) -> Bool {
    guard let open = pattern.firstIndex(of: "{"),
      let close = pattern[open...].firstIndex(of: "}")
    else { return pattern == text }
    let before = pattern[..<open]
    let after = pattern[pattern.index(after: close)...]
    guard text.hasPrefix(before) else { return false }
    let rest = text.dropFirst(before.count)
    let literal = after.prefix { $0 != "{" }
    let value: Substring
    if literal.isEmpty {
      value = rest
    } else {
      guard let range = rest.firstRange(of: literal) else { return false }
      value = rest[..<range.lowerBound]
    }
    guard !value.isEmpty else { return false }
    values[pattern[pattern.index(after: open)..<close]] = String(value)
    return literal.isEmpty || match(after, rest[value.endIndex...], &values)
  }

  private static func fill(_ template: String, with values: [Substring: String]) -> String {
    var address = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      address += rest[..<open]
      let value = values[rest[rest.index(after: open)..<close]] ?? ""
      address += address.contains("?") ? escapedForQuery(value) : value
      rest = rest[rest.index(after: close)...]
    }
    return address + rest
  }

  /// What means itself in a path and something else in a query.
  private static func escapedForQuery(_ value: String) -> String {
    value.replacing("&", with: "%26").replacing("+", with: "%2B").replacing("=", with: "%3D")
  }
}

/// Where the feed of a page is likely to be.
public struct ServiceFeed: Hashable, Sendable {
  /// The address to ask.
  public var url: String
  /// True when it gives a JSON document whose `feedUrl` is the feed.
  public var isLookup: Bool
}

extension [ServiceRule] {
  /// The feeds that the rules of known services give for a page; the first rule that fits decides.
  ///
  /// What looks like a feed's own address is left as it is.
  public func feeds(ofServicePage page: WebURL) -> [ServiceFeed] {
    guard !FeedSearch.looksLikeFeed(page.path) else { return [] }
    for rule in self where !rule.isOfAnyHost {
      let feeds = rule.feeds(of: page)
      if !feeds.isEmpty { return feeds.map { ServiceFeed(url: $0, isLookup: rule.isLookup) } }
    }
    return []
  }

  /// The feeds that a page of such a form has where its server runs one of the usual programs.
  public func feeds(ofPageAnywhere page: WebURL) -> [ServiceFeed] {
    filter(\.isOfAnyHost).flatMap { rule in
      rule.feeds(of: page).map { ServiceFeed(url: $0, isLookup: rule.isLookup) }
    }
  }
}
