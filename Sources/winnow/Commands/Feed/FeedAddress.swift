import Glibc
import Storage
import WebText

/// What a person names to subscribe to: a web address with or without its scheme, an account of the
/// Fediverse, a `file:` URL or a path of this machine.
struct FeedAddress: Hashable, Sendable {
  /// The address without credentials.
  let url: WebURL
  /// The credentials that stood in it, and the host that the operator named.
  let access: FeedAccess
  /// The same address without encryption, where the scheme was left out and may be either.
  private(set) var unencrypted: WebURL?

  /// Reads a word of the command line.
  ///
  /// - Throws: `CommandFailure`: 64 for a scheme that is not fetched, 66 for a path without a file.
  init(typed text: String) throws {
    let word = Self.unwrapped(text)
    if let account = Self.account(word) {
      try self.init(web: account)
      return
    }
    guard let scheme = Self.scheme(of: word) else {
      guard Self.isWebAddressWithoutScheme(word) else {
        self.init(url: try Self.fileURL(path: word), access: FeedAccess())
        return
      }
      try self.init(web: "https://" + word)
      unencrypted = try Self(web: "http://" + word).url
      return
    }
    switch scheme {
    case "http", "https": try self.init(web: word)
    case "feed": try self.init(web: Self.withoutFeedScheme(word))
    case "file":
      guard let url = WebURL(parsing: word) else { throw Self.notAnAddress(word) }
      self.init(url: url.withoutFragment, access: FeedAccess())
    default:
      throw CommandFailure.usage(
        "“\(scheme):” is not fetched: “\(word)”",
        advice: "http:, https: and file: are, and the path of a file")
    }
  }

  /// Reads a web address, as OPML may hold it.
  ///
  /// - Throws: `CommandFailure` with 64 when it is not one of http or https.
  init(web text: String) throws {
    guard let url = WebURL(parsing: text), ["http", "https"].contains(url.scheme),
      let host = url.host, !host.isEmpty
    else { throw Self.notAnAddress(text) }
    var access = FeedAccess()
    access.user = url.user
    access.password = url.password
    access.operatorHost = host
    self.init(url: url.withoutCredentials.withoutFragment, access: access)
  }

  /// An address with how to get at it.
  init(url: WebURL, access: FeedAccess, unencrypted: WebURL? = nil) {
    self.url = url
    self.access = access
    self.unencrypted = unencrypted
  }

  private static func notAnAddress(_ word: String) -> CommandFailure {
    let shown = WebURL(parsing: word)?.redacted ?? word
    return .usage(
      "“\(shown)” is not a web address", advice: "write it whole: https://example.org/feed.xml")
  }

  /// The word without what is copied along with it: blanks, and the angle brackets of mails.
  private static func unwrapped(_ text: String) -> String {
    var word = text[...]
    while let first = word.first, first.isWhitespace || first == "<" { word.removeFirst() }
    while let last = word.last, last.isWhitespace || last == ">" { word.removeLast() }
    return String(word)
  }

  /// The page of an account of the Fediverse, `@ann@social.example`; nil for anything else.
  private static func account(_ word: String) -> String? {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].isEmpty, !parts[1].isEmpty, parts[2].contains("."),
      !word.contains("/")
    else { return nil }
    return "https://\(parts[2])/@\(parts[1])"
  }

  /// What stands before the first colon, where that can be a scheme (RFC 3986 §3.1).
  ///
  /// `example.org:8080` is a host with its port.
  private static func scheme(of word: String) -> String? {
    guard let colon = word.firstIndex(of: ":"), word[..<colon].first?.isLetter == true,
      word[..<colon].utf8.allSatisfy({ isSchemeByte($0) }),
      word[word.index(after: colon)...].first?.isNumber != true
    else { return nil }
    return word[..<colon].lowercased()
  }

  /// Ends of names of documents, of which none is a top-level domain.
  private static let documentEndings: Set<Substring> = [
    "atom", "htm", "html", "json", "opml", "rdf", "rss", "txt", "xml",
  ]

  /// Whether a word without a scheme begins with a host: `example.org/blog`, as people write it.
  ///
  /// A file or folder of this machine that has that name goes before.
  private static func isWebAddressWithoutScheme(_ word: String) -> Bool {
    let first = String(word.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    let host = first.prefix { $0 != ":" }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty }), let last = labels.last,
      !documentEndings.contains(Substring(last.lowercased())), Glibc.access(first, F_OK) != 0
    else { return false }
    return WebURL(parsing: "https://" + first)?.host != nil
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// `feed://example.org/` and `feed:https://example.org/`, which browsers and pages hand on.
  private static func withoutFeedScheme(_ word: String) -> String {
    let rest = word.dropFirst("feed:".count)
    return rest.hasPrefix("//") ? "http:" + rest : String(rest)
  }

  /// The absolute `file:` URL of a path, which must be there.
  private static func fileURL(path: String) throws -> WebURL {
    guard let resolved = realpath(path, nil) else {
      throw CommandFailure(
        .noInput, "there is no file “\(path)”",
        advice: "for a web address write it whole: https://\(path)")
    }
    defer { free(resolved) }
    let absolute = String(cString: resolved)
    guard let url = WebURL(filePath: absolute) else {
      throw notAnAddress(path)
    }
    return url
  }
}
