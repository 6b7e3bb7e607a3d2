import Vocabulary

/// How many pages of a feed are fetched in some time; a value without a clock.
///
/// A first poll of a feed brings hundreds of articles; their pages come bit by bit, the newest first.
struct PageBudget {
  /// So many pages of a feed.
  static let perFeed = 40
  /// In this time.
  static let window = Duration.seconds(600)

  private var since: Timestamp?
  private(set) var taken: [FeedID: Int] = [:]

  /// Begins anew where the time is over, or was set back.
  mutating func look(at now: Timestamp) {
    if let since, since <= now, now - since < PageBudget.window { return }
    since = now
    taken = [:]
  }

  /// Takes note of pages that are going to be asked for.
  mutating func take(_ feed: FeedID) { taken[feed, default: 0] += 1 }
}
