/// Addresses that carry the address of the document along, in plain sight.
///
/// Only services that do nothing but lead on: a page which takes an address for what it shows
/// (a login, a share button) is a document of its own.
enum Redirector {
  /// More redirectors in a row are no way to a document.
  private static let longestChain = 8

  /// The address at the end of all redirectors; the address itself where there is none.
  static func finalTarget(of url: WebURL) -> WebURL {
    var current = url
    for _ in 0..<longestChain {
      guard let next = target(of: current) else { return current }
      current = next
    }
    return target(of: current) == nil ? current : url
  }

  private static func target(of url: WebURL) -> WebURL? {
    guard url.port == nil else { return nil }
    let host = CanonicalHost.name(of: url)
    return parameterTarget(of: url, host: host) ?? acceleratedTarget(of: url, host: host)
      ?? shortTarget(of: url, host: host)
  }

  /// A service, where it redirects, and the parameters that hold the target.
  private struct Service {
    let host: String
    let path: String
    let parameters: [String]
  }

  private static let services = [
    Service(host: "l.facebook.com", path: "/l.php", parameters: ["u"]),
    Service(host: "lm.facebook.com", path: "/l.php", parameters: ["u"]),
    Service(host: "facebook.com", path: "/l.php", parameters: ["u"]),
    Service(host: "l.instagram.com", path: "/", parameters: ["u"]),
    Service(host: "l.messenger.com", path: "/l.php", parameters: ["u"]),
    Service(host: "out.reddit.com", path: "", parameters: ["url"]),
    Service(host: "t.umblr.com", path: "/redirect", parameters: ["z"]),
    Service(host: "youtube.com", path: "/redirect", parameters: ["q"]),
    Service(host: "linkedin.com", path: "/redir/redirect", parameters: ["url"]),
    Service(host: "vk.com", path: "/away.php", parameters: ["to"]),
    Service(host: "away.vk.com", path: "/away.php", parameters: ["to"]),
    Service(host: "slack-redir.net", path: "/link", parameters: ["url"]),
    Service(host: "steamcommunity.com", path: "/linkfilter", parameters: ["url", "u"]),
    Service(host: "duckduckgo.com", path: "/l/", parameters: ["uddg"]),
    Service(host: "getpocket.com", path: "/redirect", parameters: ["url"]),
    Service(host: "exit.sc", path: "/", parameters: ["url"]),
    Service(host: "medium.com", path: "/r/", parameters: ["url"]),
    Service(host: "go.redirectingat.com", path: "/", parameters: ["url"]),
    Service(host: "go.skimresources.com", path: "/", parameters: ["url"]),
    Service(host: "redirect.viglink.com", path: "/", parameters: ["u"]),
    Service(host: "click.linksynergy.com", path: "/deeplink", parameters: ["murl"]),
    Service(host: "awin1.com", path: "/cread.php", parameters: ["ued", "p"]),
    Service(host: "googleadservices.com", path: "/pagead/aclk", parameters: ["adurl"]),
    Service(host: "safelinks.protection.outlook.com", path: "/", parameters: ["url"]),
  ]

  private static func parameterTarget(of url: WebURL, host: String) -> WebURL? {
    guard let query = url.query else { return nil }
    let path = url.path
    if path == "/url", isGoogle(host) { return target(in: query, ["q", "url"]) }
    let service = services.first { service in
      CanonicalHost.isHost(host, within: service.host) && path.hasPrefix(service.path)
    }
    return service.flatMap { target(in: query, $0.parameters) }
  }

  /// The value of the first of some parameters that is a web address.
  private static func target(in query: String, _ names: [String]) -> WebURL? {
    let parameters = Array(query.utf8).split(separator: UInt8(ascii: "&"))
    for name in names {
      for parameter in parameters where parameter.starts(with: "\(name)=".utf8) {
        let value = [UInt8](percentDecoding: parameter.dropFirst(name.utf8.count + 1))
        if let target = WebURL(parsing: value.span), target.isWeb { return target }
      }
    }
    return nil
  }

  /// `google.com`, `google.de`, `google.co.uk`.
  private static func isGoogle(_ host: String) -> Bool {
    guard host.hasPrefix("google.") else { return false }
    let labels = host.dropFirst(7).split(separator: ".", omittingEmptySubsequences: false)
    return labels.count <= 2 && labels.allSatisfy { (2...3).contains($0.utf8.count) }
  }

  /// The document behind an AMP cache: `/amp/s/example.org/…`, `/c/s/example.org/…`.
  private static func acceleratedTarget(of url: WebURL, host: String) -> WebURL? {
    let prefixes: [String]
    if host == "bing.com" || isGoogle(host) {
      prefixes = ["/amp/"]
    } else if host == "cdn.ampproject.org" || host.hasSuffix(".cdn.ampproject.org") {
      prefixes = ["/c/", "/v/"]
    } else {
      return nil
    }
    guard let prefix = prefixes.first(where: { url.path.hasPrefix($0) }) else { return nil }
    var rest = url.path.dropFirst(prefix.count)
    let scheme = rest.hasPrefix("s/") ? "https" : "http"
    if rest.hasPrefix("s/") { rest = rest.dropFirst(2) }
    guard rest.prefix(while: { $0 != "/" }).contains(".") else { return nil }
    return WebURL(parsing: "\(scheme)://\(rest)" + (url.query.map { "?\($0)" } ?? ""))
  }

  /// `youtu.be/ID`, which YouTube itself makes of its addresses.
  private static func shortTarget(of url: WebURL, host: String) -> WebURL? {
    let video = url.path.dropFirst()
    guard host == "youtu.be", !video.isEmpty, !video.contains("/") else { return nil }
    let rest = url.query.map { "&\($0)" } ?? ""
    return WebURL(parsing: "https://www.youtube.com/watch?v=\(video)\(rest)")
  }
}
