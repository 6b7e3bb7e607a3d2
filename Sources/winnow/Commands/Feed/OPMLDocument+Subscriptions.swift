import Parsing
import Storage
import WebText

extension OPMLDocument {
  /// All feeds as a list that other readers understand; passwords are not in it.
  init(subscriptions feeds: [FeedRecord], folders: [FolderRecord]) {
    let feeds = feeds.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
    self.init(title: "Winnow subscriptions", outlines: feeds.map(OPMLFeed.init))
    self.folders = folders.map { folder in
      OPMLFolder(
        path: folder.path, feedsBefore: feeds.count { $0.position < folder.position },
        source: folder.attributes.withoutNamespaces)
    }
    let kept = feeds.map(\.subscription.outlineAttributes) + folders.map(\.attributes)
    for declaration in kept.flatMap({ $0.filter(\.isNamespace) }) {
      let prefix = String(declaration.name.dropFirst(ImportedOutline.namespacePrefix.count))
      guard !namespaces.contains(where: { $0.name == prefix }) else { continue }
      namespaces.append(OPMLAttribute(name: prefix, value: declaration.value))
    }
  }
}

extension OPMLFeed {
  /// The feed as the user has it now, with the attributes that it came with.
  fileprivate init(_ feed: FeedRecord) {
    let subscription = feed.subscription
    self.init(
      url: feed.effectiveURL,
      title: feed.displayTitle == feed.effectiveURL ? nil : feed.displayTitle,
      folder: subscription.folder.isEmpty ? nil : subscription.folder)
    source = subscription.outlineAttributes.withoutNamespaces
    tags = subscription.tags
    siteURL = subscription.siteURL
    intervalSeconds = subscription.intervalSeconds
    isFullText = subscription.wantsFullText
    isPaused = feed.pausedAt != nil
    takeSource(of: feed)
  }

  /// The address as the list spelt it, where that is the one which is polled; the summary, for which
  /// there is no other place.
  private mutating func takeSource(of feed: FeedRecord) {
    let former = OPMLFeed(attributes: source)
    summary = former?.summary
    guard let former, let address = try? FeedAddress(web: former.url), address.access.user == nil,
      address.url.string == feed.effectiveURL
    else { return }
    url = former.url
  }
}

extension [OutlineAttribute] {
  fileprivate var withoutNamespaces: [OPMLAttribute] {
    filter { !$0.isNamespace }.map { OPMLAttribute(name: $0.name, value: $0.value) }
  }
}

extension OutlineAttribute {
  fileprivate var isNamespace: Bool { name.hasPrefix(ImportedOutline.namespacePrefix) }
}
