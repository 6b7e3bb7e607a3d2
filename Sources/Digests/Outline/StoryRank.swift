import Glibc
import Storage
import Vocabulary

/// Which stories come first.
///
/// A story is worth its date, each doubling of the articles that tell it is worth some hours, and each
/// point that rules gave it is one: what many tell stays above what is new for a while. A number without a clock, so that the order
/// of two stories never changes.
struct StoryRank: Hashable, Comparable, Sendable {
  private let seconds: Int64
  private let id: ArticleID

  /// The rank of a story.
  init(_ story: DigestStory) {
    let summary = story.lead.summary
    // A date that lies ahead is a wrong one, and would stay on top for ever.
    let stated = summary.publishedAt ?? summary.modifiedAt ?? summary.firstSeenAt
    let date = min(stated, summary.firstSeenAt)
    let doublings = log2(Double(max(1, story.articleCount)))
    let score = Int64(
      min(max(summary.score, -DigestLimits.largestScore), DigestLimits.largestScore))
    seconds =
      date.secondsSinceEpoch + Int64(doublings * DigestLimits.secondsPerDoubling)
      + score * DigestLimits.secondsPerPoint
    id = summary.id
  }

  /// Smaller is first.
  static func < (left: StoryRank, right: StoryRank) -> Bool {
    left.seconds == right.seconds ? left.id < right.id : left.seconds > right.seconds
  }
}
