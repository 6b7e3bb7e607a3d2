import Parsing
import Storage
import WebText

/// One feed of an OPML document, and what becomes of it.
struct ImportedOutline: Sendable {
  /// What became of it.
  enum Result: String, Sendable {
    case added, known, invalid
  }

  private static let namespacePrefix = "xmlns:"
  private static let summaryName = "description"

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
    subscription.outlineAttributes = attributes(of: outline, in: document)
    return subscription
  }

  /// Attributes without a meaning here, with the namespaces that their prefixes need.
  private static func attributes(
    of outline: OPMLFeed, in document: OPMLDocument
  ) -> [String: String] {
    var kept: [String: String] = [:]
    for attribute in outline.attributes where kept[attribute.name] == nil {
      kept[attribute.name] = attribute.value
    }
    for namespace in document.namespaces
    where outline.attributes.contains(where: { $0.name.hasPrefix(namespace.name + ":") }) {
      kept[namespacePrefix + namespace.name] = namespace.value
    }
    kept[summaryName] = outline.summary
    return kept
  }
}

extension OPMLDocument {
  /// All feeds as a list that other readers understand; passwords are not in it.
  init(subscriptions feeds: [FeedRecord]) {
    self.init(title: "Winnow subscriptions", outlines: feeds.map(OPMLFeed.init))
    let declared = feeds.flatMap { feed in
      feed.subscription.outlineAttributes.filter { $0.key.hasPrefix("xmlns:") }
    }
    for (name, uri) in declared.sorted(by: { $0 < $1 }) {
      let prefix = String(name.dropFirst("xmlns:".count))
      guard !namespaces.contains(where: { $0.name == prefix }) else { continue }
      namespaces.append(OPMLAttribute(name: prefix, value: uri))
    }
  }
}

extension OPMLFeed {
  fileprivate init(_ feed: FeedRecord) {
    let subscription = feed.subscription
    self.init(
      url: feed.effectiveURL,
      title: feed.displayTitle == feed.effectiveURL ? nil : feed.displayTitle,
      folder: subscription.folder.isEmpty ? nil : subscription.folder)
    tags = subscription.tags
    siteURL = subscription.siteURL
    intervalSeconds = subscription.intervalSeconds
    isFullText = subscription.wantsFullText
    isPaused = feed.pausedAt != nil
    summary = subscription.outlineAttributes["description"]
    attributes = subscription.outlineAttributes.sorted { $0.key < $1.key }
      .filter { !$0.key.hasPrefix("xmlns:") && $0.key != "description" }
      .map { OPMLAttribute(name: $0.key, value: $0.value) }
  }
}
