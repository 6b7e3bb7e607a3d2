import Parsing
import Storage
import WebText

/// One feed of an OPML document, and what becomes of it.
struct ImportedOutline: Sendable {
  /// What became of it.
  enum Result: String, Sendable {
    case added, known, invalid
  }

  /// What names a namespace among the kept attributes.
  static let namespacePrefix = "xmlns:"

  /// Its line in the document.
  let line: Int?
  /// Whether the user had paused it.
  let isPaused: Bool
  private let address: String
  /// What is subscribed to; nil for an address that cannot be.
  let subscription: Subscription?
  /// Why it cannot be subscribed to.
  let problem: String?
  /// Whether it is subscribed already.
  var isKnown = false

  /// Checks the address and keeps all that the outline says.
  init(_ outline: OPMLFeed, of document: OPMLDocument) {
    line = outline.line
    isPaused = outline.isPaused
    do {
      let address = try FeedAddress(web: outline.url)
      self.address = address.url.redacted
      subscription = Self.subscription(to: address, outline, of: document)
      problem = nil
    } catch {
      // Files of this machine are subscribed only by name on the command line (CONTRACT).
      address = WebURL(parsing: outline.url)?.redacted ?? outline.url
      subscription = nil
      problem = FailureMessage(error).message
    }
  }

  /// What became of it.
  var result: Result { subscription == nil ? .invalid : isKnown ? .known : .added }

  /// Writes its line of `feed import --json`.
  func write(to writer: inout JSONWriter, file: String) {
    writer.object { writer in
      writer.member("file", file)
      writer.member("line", line)
      writer.member("feed_url", address)
      writer.member("status", result.rawValue)
      writer.member("message", problem)
    }
    writer.endLine()
  }

  private static func subscription(
    to address: FeedAddress, _ outline: OPMLFeed, of document: OPMLDocument
  ) -> Subscription {
    var subscription = Subscription(url: address.url.string)
    subscription.title = outline.title == outline.url ? nil : outline.title
    subscription.folder = outline.folder ?? ""
    subscription.tags = outline.tags
    subscription.intervalSeconds = outline.intervalSeconds
    subscription.wantsFullText = outline.isFullText
    subscription.siteURL = outline.siteURL
    subscription.access = address.access
    subscription.outlineAttributes = attributes(of: outline, at: address, in: document)
    return subscription
  }

  /// All attributes, with the namespaces that their prefixes need; no password is among them.
  private static func attributes(
    of outline: OPMLFeed, at address: FeedAddress, in document: OPMLDocument
  ) -> [OutlineAttribute] {
    var kept: [OutlineAttribute] = []
    for attribute in outline.source {
      let isAddress = address.access.user != nil && attribute.value == outline.url
      kept.append(
        OutlineAttribute(
          name: attribute.name, value: isAddress ? address.url.string : attribute.value))
    }
    for namespace in document.namespaces
    where outline.source.contains(where: { $0.name.hasPrefix(namespace.name + ":") }) {
      kept.append(OutlineAttribute(name: namespacePrefix + namespace.name, value: namespace.value))
    }
    return kept
  }
}
