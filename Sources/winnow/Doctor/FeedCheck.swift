import Storage
import Vocabulary

/// Which feeds want a person's attention.
struct FeedCheck {
  /// What the store holds.
  let subscriptions: StoredSubscriptions
  /// The time.
  let now: Timestamp

  /// What is to say of them.
  var findings: [Finding] {
    guard subscriptions.status != nil else { return [] }
    guard !subscriptions.feeds.isEmpty else {
      return [.warning(.feeds, "you follow none yet", command: "winnow init")]
    }
    let groups = FeedGroups(
      subscriptions.feeds, histories: subscriptions.histories, moves: subscriptions.moves, now: now)
    let counts = [
      ("healthy", groups.healthyCount), ("never asked", groups.newCount),
      ("paused", groups.pausedCount),
    ]
    let words = counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
    let healthy = Finding.ok(
      .feeds,
      "\(Quantity.of(subscriptions.feeds.count, "feed")): \(words.isEmpty ? "none healthy" : words)"
    )
    let failing = groups.failing.map { warning($0, FailureAdvice.command(for: $0.feed)) }
    let gone = groups.gone.map { warning($0, "winnow feed remove \($0.feed.id)") }
    let silent = groups.silent.map { warning($0, "winnow explain feed \($0.feed.id)") }
    let moved = groups.moved.map { member in
      Finding.note(
        .feeds, sentence(member), command: "winnow feed show \(member.feed.id)",
        feed: member.feed.id)
    }
    return [healthy] + failing + gone + silent + slow + moved + waiting
  }

  private func sentence(_ member: FeedGroups.Member) -> String {
    "\(member.feed.id)  \(member.feed.displayTitle): \(member.sentence)"
  }

  private func warning(_ member: FeedGroups.Member, _ command: String) -> Finding {
    .warning(.feeds, sentence(member), command: command, feed: member.feed.id)
  }

  private var slow: [Finding] {
    subscriptions.feeds.compactMap { feed in
      guard let mean = subscriptions.slow[feed.id] else { return nil }
      let length = RelativeTime.length(mean)
      return .warning(
        .feeds, "\(feed.id)  \(feed.displayTitle): takes \(length) to answer, on average",
        command: "winnow feed edit \(feed.id) --interval 12h", feed: feed.id)
    }
  }

  /// Issues of digests that could not be delivered.
  private var waiting: [Finding] {
    guard let count = subscriptions.status?.outboxCount, count > 0 else { return [] }
    return [
      .warning(
        .mail, "\(Quantity.of(count, "issue")) of digests could not be delivered yet",
        command: "winnow digest list")
    ]
  }
}
