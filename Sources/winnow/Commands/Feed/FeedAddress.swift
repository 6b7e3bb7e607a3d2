import Glibc
import Storage
import WebText

/// What a person names to subscribe to: a web address, a `file:` URL or a path of this machine.
struct FeedAddress: Hashable, Sendable {
  /// The address without credentials.
  let url: WebURL
  /// The credentials that stood in it, and the host that the operator named.
  let access: FeedAccess

  /// Reads a word of the command line.
  ///
  /// - Throws: `CommandFailure`: 64 for a scheme that is not fetched, 66 for a path without a file.
  init(typed word: String) throws {
    guard let scheme = Self.scheme(of: word) else {
      self.init(url: try Self.fileURL(path: word), access: FeedAccess())
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
  init(url: WebURL, access: FeedAccess) {
    self.url = url
    self.access = access
  }

  private static func notAnAddress(_ word: String) -> CommandFailure {
    let shown = WebURL(parsing: word)?.redacted ?? word
    return .usage(
      "“\(shown)” is not a web address", advice: "write it whole: https://example.org/feed.xml")
  }

  /// What stands before the first colon, where that can be a scheme (RFC 3986 §3.1).
  private static func scheme(of word: String) -> String? {
    guard let colon = word.firstIndex(of: ":"), word[..<colon].first?.isLetter == true,
      word[..<colon].utf8.allSatisfy({ isSchemeByte($0) })
    else { return nil }
    return word[..<colon].lowercased()
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
