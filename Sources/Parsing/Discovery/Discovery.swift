import Markup
public import WebText

/// The feeds that a web page announces, best first.
///
/// What counts is `<link rel="alternate">` with a feed's media type (HTML Living Standard §4.6.7.1);
/// only a page without any is searched for links whose addresses look like a feed's. A feed of
/// comments comes after the feeds of articles.
public func discoverFeeds(inPage bytes: Span<UInt8>, at url: WebURL?) -> [FeedLink] {
  let page = PageFeeds(inPage: bytes, at: url)
  return page.announced.isEmpty ? page.linked : page.announced
}

/// What a web page says about feeds.
public struct PageFeeds: Sendable {
  /// What its link elements announce, feeds of comments last.
  public var announced: [FeedLink]
  /// What it links to that looks like a feed, feeds of comments last.
  public var linked: [FeedLink]
  /// The address that it calls its own, absolute.
  public var canonical: String?

  /// Reads a page that came from an address.
  public init(inPage bytes: Span<UInt8>, at url: WebURL?) {
    var search = FeedSearch(tree: HTMLTree(page: bytes), base: url)
    search.run()
    announced = FeedSearch.commentsLast(search.announced)
    linked = FeedSearch.commentsLast(search.guessed)
    canonical = search.channel ?? search.canonical
  }
}

/// Collects the feeds of one page.
struct FeedSearch {
  private static let maximumCount = 100
  /// Media types of feeds; a bare XML or JSON type counts when its title or address says so.
  private static let types: Set<String> = [
    "application/rss+xml", "application/atom+xml", "application/rdf+xml",
    "application/feed+json", "application/x.atom+xml", "application/x-atom+xml",
    "application/x-rss+xml", "text/rss", "text/rss+xml", "text/atom+xml",
  ]
  private static let vagueTypes: Set<String> = [
    "application/xml", "text/xml", "application/json",
  ]

  let tree: HTMLTree
  var base: WebURL?
  private(set) var announced: [FeedLink] = []
  private(set) var guessed: [FeedLink] = []
  private(set) var canonical: String?
  /// The channel that a page of a video service belongs to.
  private(set) var channel: String?

  init(tree: HTMLTree, base: WebURL?) {
    self.tree = tree
    self.base = base
  }

  /// The same feeds, those of comments after the others.
  static func commentsLast(_ found: [FeedLink]) -> [FeedLink] {
    found.filter { !isOfComments($0) } + found.filter(isOfComments)
  }

  mutating func run() {
    // A base holds for the whole page, also for what stands before it (HTML §4.2.3).
    for node in tree.nodes.indices where tree.nodes[node].element == .base {
      guard let href = tree.string(of: .href, in: node)?.nonBlank,
        let declared = WebURL(parsing: href, base: base), declared.isWeb
      else { continue }
      base = declared
      break
    }
    for node in tree.nodes.indices {
      switch tree.nodes[node].element {
      case .link: takeLink(node)
      case .a: takeAnchor(node)
      case .meta: takeMeta(node)
      default: continue
      }
    }
  }

  private mutating func takeLink(_ node: Int) {
    let relations = (tree.string(of: .rel, in: node) ?? "").lowercased()
      .split { $0.isWhitespace }
    if relations.contains("canonical"), canonical == nil,
      let href = tree.string(of: .href, in: node)?.nonBlank
    {
      canonical = address(href)
    }
    let isFeed = relations.contains("feed")
    guard isFeed || relations.contains("alternate"), !relations.contains("stylesheet"),
      let href = tree.string(of: .href, in: node)?.nonBlank
    else { return }
    let type = tree.string(of: .type, in: node)?.lowercased()
      .prefix { $0 != ";" }.nonBlank
    guard isFeed || isFeedType(type, href: href), let url = address(href) else { return }
    add(
      FeedLink(url: url, title: tree.string(of: .title, in: node)?.nonBlank, type: type),
      to: \.announced)
  }

  private func isFeedType(_ type: String?, href: String) -> Bool {
    guard let type else { return false }
    if FeedSearch.types.contains(type) { return true }
    return FeedSearch.vagueTypes.contains(type) && FeedSearch.looksLikeFeed(href)
  }

  private mutating func takeAnchor(_ node: Int) {
    guard let href = tree.string(of: .href, in: node)?.nonBlank, FeedSearch.looksLikeFeed(href),
      let url = address(href)
    else { return }
    let title = tree.string(of: .title, in: node) ?? tree.text(in: node)
    add(FeedLink(url: url, title: title.nonBlank), to: \.guessed)
  }

  /// Pages of videos name the channel in their metadata, whose own page says more.
  private mutating func takeMeta(_ node: Int) {
    guard channel == nil,
      let property = tree.string(of: .itemprop, in: node)?.lowercased(),
      property == "channelid" || property == "identifier",
      let identifier = tree.string(of: .content, in: node)?.nonBlank,
      identifier.utf8.count == 24, identifier.hasPrefix("UC"),
      identifier.utf8.allSatisfy({ Self.isIdentifierByte($0) })
    else { return }
    channel = "https://www.youtube.com/channel/" + identifier
  }

  private static func isIdentifierByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
    default: false
    }
  }

  /// The address that can be subscribed to; nil for one that is not of the web.
  private func address(_ href: String) -> String? {
    guard let url = WebURL(parsing: href, base: base) else { return base == nil ? href : nil }
    if url.isWeb { return url.string }
    // `feed:` is an old way to make browsers hand a link to a reader.
    guard url.scheme == "feed" else { return nil }
    let rest = url.string.dropFirst("feed:".count)
    return rest.hasPrefix("http") ? String(rest) : "http:" + rest
  }

  private mutating func add(_ link: FeedLink, to list: WritableKeyPath<FeedSearch, [FeedLink]>) {
    guard self[keyPath: list].count < FeedSearch.maximumCount,
      !self[keyPath: list].contains(where: { $0.url == link.url })
    else { return }
    self[keyPath: list].append(link)
  }

  /// Whether the path ends as the paths of feeds do.
  static func looksLikeFeed(_ href: String) -> Bool {
    let path = href.lowercased().prefix { $0 != "?" && $0 != "#" }
    let words = path.split(separator: "/")
    guard let last = words.last else { return false }
    if ["feed", "rss", "atom", "feeds", "rss2", "rdf"].contains(last) { return true }
    if [".rss", ".atom", ".rdf"].contains(where: { last.hasSuffix($0) }) { return true }
    let names = ["feed", "rss", "atom", "index", "news"]
    return names.contains { last == "\($0).xml" || last == "\($0).json" }
  }

  /// Blogs announce a feed of comments beside the one of articles.
  private static func isOfComments(_ link: FeedLink) -> Bool {
    let title = (link.title ?? "").lowercased()
    return title.contains("comment") || link.url.lowercased().contains("comments")
  }
}
