import Parsing
import Storage
import Vocabulary
import WebText

/// Finds the feeds that an import speaks of among those that are subscribed, and subscribes to the
/// others.
struct FeedDirectory {
  /// What a feed of an import is here.
  enum Place: Equatable {
    /// Subscribed, now or before.
    case subscribed(FeedID)
    /// To be subscribed to, were this no dry run.
    case wanted
    /// Nothing that can be subscribed to, and why.
    case impossible(String)
  }

  private let store: Store
  private let dryRun: Bool
  private var byAddress: [String: Place] = [:]
  private var byTitle: [String: FeedID] = [:]
  /// How many feeds were added since this was last asked.
  private var addedCount = 0

  /// The directory of a store.
  init(of store: Store, dryRun: Bool) async throws {
    self.store = store
    self.dryRun = dryRun
    for feed in try await store.feeds() {
      for address in feed.addresses { byAddress[address] = .subscribed(feed.id) }
      byTitle[feed.displayTitle] = feed.id
    }
  }

  /// The place of each feed; those that are not there are subscribed to in one transaction.
  mutating func places(of feeds: [ImportedFeed]) async throws -> [Place?] {
    var wanted: [(subscription: Subscription, isPaused: Bool)] = []
    var spellings: [String: [String]] = [:]
    for feed in feeds {
      guard let url = feed.url, byAddress[url] == nil else { continue }
      do {
        let address = try FeedAddress(web: url)
        let known = byAddress[address.url.string]
        byAddress[url] = known ?? .wanted
        spellings[address.url.string, default: []].append(url)
        guard known == nil else { continue }
        byAddress[address.url.string] = .wanted
        wanted.append((Self.subscription(feed, at: address), feed.isPaused))
      } catch {
        byAddress[url] = .impossible(FailureMessage(error).message)
      }
    }
    addedCount += wanted.count
    if !dryRun, !wanted.isEmpty {
      let ids = try await store.add(wanted.map(\.subscription))
      for (wish, id) in zip(wanted, ids) {
        // One that another process has added meanwhile is there.
        let url = wish.subscription.url
        let feed = if let id { id } else { try await store.feed(named: url).id }
        for spelling in [url] + (spellings[url] ?? []) { byAddress[spelling] = .subscribed(feed) }
        if wish.isPaused { try await store.pause(feed) }
      }
    }
    return feeds.map { feed in
      if let url = feed.url { return byAddress[url] }
      return feed.title.flatMap { byTitle[$0] }.map { .subscribed($0) }
    }
  }

  /// How many feeds were added since this was last asked.
  mutating func takeAddedCount() -> Int {
    defer { addedCount = 0 }
    return addedCount
  }

  private static func subscription(
    _ feed: ImportedFeed, at address: FeedAddress
  ) -> Subscription {
    var subscription = Subscription(url: address.url.string)
    subscription.title = feed.title
    subscription.folder = feed.folder ?? ""
    subscription.tags = feed.tags
    subscription.siteURL = feed.siteURL
    subscription.access = address.access
    return subscription
  }
}
