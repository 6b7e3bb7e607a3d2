public import Vocabulary

/// A feed that is silent for much longer than it used to be.
public struct FeedSilence: Hashable, Sendable {
  /// So many of its usual gaps without an entry are a silence.
  private static let gapCount: Int64 = 6
  /// A silence that is shorter than this is none: everybody takes a holiday.
  private static let shortest: Int64 = 14 * 1_440
  /// So many bursts of entries must be known before a gap is usual.
  private static let leastBursts: Float = 4

  /// The date of its last entry.
  public var since: Timestamp
  /// The mean time between its entries, or bursts of them, until then.
  public var usualGap: Duration

  /// The silence that a history shows; nil when the feed is as it always was, or little is known.
  public init?(_ history: FeedHistory, at now: Timestamp) {
    guard let latest = history.latest, let since = history.knownSince, latest > since,
      history.bursts >= FeedSilence.leastBursts
    else { return nil }
    let span = FeedHistory.memoryDays * (1 - FeedHistory.share(after: history.countedAt - since))
    let gap = Int64(span * 1_440 / Double(history.bursts))
    let silence = now.minutes - latest
    guard silence >= max(FeedSilence.shortest, FeedSilence.gapCount * gap) else { return nil }
    self.since = Timestamp(secondsSinceEpoch: latest * 60)
    usualGap = .seconds(gap * 60)
  }
}
