import Fetching
import Storage
import Vocabulary

/// Learns from answers how often a host wants to be asked, and when not at all; pure, without a clock.
///
/// 429 is about the client, so it binds the whole host; 503 may be about one document, until several
/// feeds of the host say it. Both teach a spacing between requests, and so do the fields in which
/// servers state a limit. 403 teaches none: asking less often does not help there.
struct HostPolicy {
  /// The spacing that a first 429 teaches, in seconds; each further one doubles it.
  static let firstSpacing: Int64 = 10
  /// The longest spacing.
  static let longestSpacing: Int64 = 600
  /// After so many seconds without a complaint a spacing is halved.
  static let calmSeconds: Int64 = 86_400
  /// A spacing below this is none.
  static let leastSpacing: Int64 = 2
  /// When so many feeds of a host answer 503, the host is meant.
  static let unavailableFeeds = 3
  /// How long a host is left alone that is unavailable and does not say for how long.
  static let unavailablePause = Duration.seconds(15 * 60)

  /// One answer of a host.
  struct Answer {
    var feed: FeedID
    var status: Int?
    var startedAt: Timestamp
    var endedAt: Timestamp
    var freshness: Freshness
  }

  /// What an answer changes.
  struct Lesson: Hashable {
    var manners: HostManners
    /// Before which time the host wants no request; nil when it said nothing.
    var notBefore: Timestamp?
  }

  /// What an answer teaches of its host.
  func learn(_ answer: Answer, from manners: HostManners) -> Lesson {
    var lesson = Lesson(manners: manners)
    guard let status = answer.status else { return lesson }
    let pause = answer.freshness.retryAfter.map { answer.endedAt + $0 }
    switch status {
    case 429:
      complain(answer, &lesson.manners)
      lesson.notBefore = pause
    case 503:
      note(unavailable: answer.feed, &lesson.manners)
      if answer.freshness.retryAfter != nil || lesson.manners.unavailable.count > 1 {
        complain(answer, &lesson.manners)
      }
      if lesson.manners.unavailable.count >= HostPolicy.unavailableFeeds {
        lesson.notBefore = pause ?? answer.endedAt + HostPolicy.unavailablePause
      }
    case ..<400:
      lesson.manners.unavailable = []
      calm(answer.endedAt, &lesson.manners)
    default:
      break
    }
    obey(answer, &lesson)
    if lesson.manners.spacingSeconds > 0 { lesson.manners.askedAt = answer.startedAt }
    return lesson
  }

  /// Doubles the spacing; once for all the requests that were under way at one time.
  private func complain(_ answer: Answer, _ manners: inout HostManners) {
    if let since = manners.spacingSince, manners.spacingSeconds > 0, answer.startedAt <= since,
      since <= answer.endedAt
    {
      return
    }
    let spacing = max(HostPolicy.firstSpacing, 2 * manners.spacingSeconds)
    manners.spacingSeconds = min(spacing, HostPolicy.longestSpacing)
    manners.spacingSince = answer.endedAt
  }

  private func note(unavailable feed: FeedID, _ manners: inout HostManners) {
    guard !manners.unavailable.contains(feed) else { return }
    manners.unavailable = Array((manners.unavailable + [feed]).suffix(HostPolicy.unavailableFeeds))
  }

  /// Halves the spacing of a host that has been well for a day; a clock that was set back begins anew.
  private func calm(_ now: Timestamp, _ manners: inout HostManners) {
    guard manners.spacingSeconds > 0 else { return }
    let elapsed = manners.spacingSince.map { (now - $0).components.seconds } ?? 0
    if elapsed < 0 { manners.spacingSince = now }
    guard elapsed >= HostPolicy.calmSeconds else { return }
    let halvings = min(elapsed / HostPolicy.calmSeconds, 16)
    manners.spacingSeconds >>= halvings
    manners.spacingSince = now
    if manners.spacingSeconds < HostPolicy.leastSpacing { manners = HostManners() }
  }

  /// Takes a limit that the server states at its word: what is left has to last until the reset.
  private func obey(_ answer: Answer, _ lesson: inout Lesson) {
    guard let limit = answer.freshness.rateLimit else { return }
    guard let spacing = limit.spacing?.components.seconds else {
      let reset = answer.endedAt + limit.reset
      lesson.notBefore = max(lesson.notBefore ?? reset, reset)
      return
    }
    let stated = min(spacing, HostPolicy.longestSpacing)
    guard stated >= HostPolicy.leastSpacing, stated > lesson.manners.spacingSeconds else { return }
    lesson.manners.spacingSeconds = stated
    lesson.manners.spacingSince = answer.endedAt
  }
}
