import Polling
import Storage
import Vocabulary
import WebText

/// The feeds by how they fare; each is in one group.
struct FeedGroups {
  /// A feed of which a person may want to know, and what.
  struct Member {
    var feed: FeedRecord
    var sentence: String
  }

  /// Feeds that do as they always did.
  private(set) var healthyCount = 0
  /// Feeds that were never asked.
  private(set) var newCount = 0
  /// Feeds that the user has paused.
  private(set) var pausedCount = 0
  /// Feeds whose last polls failed.
  private(set) var failing: [Member] = []
  /// Feeds that are silent against their own rhythm.
  private(set) var silent: [Member] = []
  /// Feeds whose address has changed in the last month.
  private(set) var moved: [Member] = []
  /// Feeds that are gone (410).
  private(set) var gone: [Member] = []

  /// The groups of all feeds; `histories` is what the schedule remembers of them.
  init(
    _ feeds: [FeedRecord], histories: [FeedID: [UInt8]], moves: Set<FeedID>, now: Timestamp
  ) {
    for feed in feeds {
      if feed.pausedAt != nil {
        pausedCount += 1
      } else if feed.isGone {
        gone.append(.init(feed: feed, sentence: "gone for good (410); look for its successor"))
      } else if let sentence = FailureAdvice.sentence(for: feed, now: now) {
        failing.append(.init(feed: feed, sentence: sentence))
      } else if feed.fetchedAt == nil {
        newCount += 1
      } else if let silence = FeedSilence(of: histories[feed.id], now: now) {
        silent.append(.init(feed: feed, sentence: silence.sentence(now: now)))
      } else if moves.contains(feed.id) {
        let former = feed.shownFormerURLs.first ?? "another address"
        moved.append(.init(feed: feed, sentence: "moved from \(former) to \(feed.shownURL)"))
      } else {
        healthyCount += 1
      }
    }
  }

  /// The groups of which a person may want to know more than the number.
  var listed: [(name: String, role: Palette.Role, members: [Member])] {
    [
      ("failing", .bad, failing), ("silent", .warning, silent), ("moved", .faint, moved),
      ("gone", .bad, gone),
    ]
  }

  /// Writes the groups for scripts.
  func write(to writer: inout JSONWriter) {
    writer.name("groups")
    writer.object { writer in
      writer.member("healthy", healthyCount)
      writer.member("never", newCount)
      writer.member("paused", pausedCount)
      for group in listed {
        writer.name(group.name)
        writer.array { writer in
          for member in group.members {
            writer.object { writer in
              writer.member("id", member.feed.id.rawValue)
              writer.member("feed_url", member.feed.shownURL)
              writer.member("title", member.feed.displayTitle)
              writer.member("text", member.sentence)
            }
          }
        }
      }
    }
  }
}

extension FeedSilence {
  /// The silence that stored bytes show.
  fileprivate init?(of bytes: [UInt8]?, now: Timestamp) {
    guard let bytes, let history = FeedHistory(bytes: bytes) else { return nil }
    self.init(history, at: now)
  }

  fileprivate func sentence(now: Timestamp) -> String {
    "nothing new for \(RelativeTime.length(now - since)), where it used to publish every "
      + RelativeTime.length(usualGap)
  }
}
