import Polling
import Storage
import Vocabulary
import WebText

/// What a poll would do with a feed, and why; asks no network.
struct DryPoll {
  /// The feed.
  let feed: FeedRecord
  /// Why it would have to wait all the same, and until when; nil when it would be fetched.
  let wait: PollForecast.Wait?
  /// Why.
  let why: String

  /// What a poll with a selection would do; empty when nothing would be asked.
  static func all(in store: Store, _ selection: FeedSelection, now: Timestamp) async throws
    -> [DryPoll]
  {
    var polls: [DryPoll] = []
    var forecast = PollForecast(at: now)
    for feed in try await store.feeds() {
      guard let why = try await reason(for: feed, in: store, selection, now: now) else { continue }
      let host = try await store.host(of: feed.id)
      let wait = forecast.wait(of: feed, at: host, asked: selection == .all ? .all : .due)
      polls.append(DryPoll(feed: feed, wait: wait, why: why))
    }
    return polls
  }

  /// Why the selection takes a feed; nil when it does not.
  private static func reason(
    for feed: FeedRecord, in store: Store, _ selection: FeedSelection, now: Timestamp
  ) async throws -> String? {
    switch selection {
    case .named(let ids):
      return ids.contains(feed.id) ? ScheduleWords.words(PollTrigger.named) : nil
    case .all:
      return feed.nextFetchAt == nil ? nil : ScheduleWords.words(PollTrigger.all)
    case .due:
      guard let due = feed.nextFetchAt else { return nil }
      // A time further away than any that is chosen is one that a moved clock has left.
      if due > now + .seconds(25 * 3_600) { return "the clock has moved" }
      guard due <= now else { return nil }
      guard let last = try await store.fetchLog(of: feed.id, limit: 1).first else {
        return ScheduleWords.words(PollTrigger.first)
      }
      return "due \(RelativeTime.describe(due, now: now)): \(ScheduleWords.sentence(last.why))"
    }
  }

  /// A line for people and pipes: number, address, what would be done and why.
  func line(now: Timestamp) -> String {
    let what = wait.map { "waits until \($0.until) (\(ScheduleWords.words($0.reason)))" } ?? "fetch"
    return "\(feed.id)\t\(feed.shownURL)\t\(what)\t\(Printable.line(why))\n"
  }

  /// Writes an object for scripts.
  func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", feed.id.rawValue)
      writer.member("feed_url", feed.shownURL)
      writer.member("would", wait == nil ? "fetch" : "wait")
      writer.member("until", wait?.until.description)
      writer.member("because", wait?.reason.rawValue)
      writer.member("why", why)
    }
  }
}
