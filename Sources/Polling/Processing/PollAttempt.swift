import Fetching
import Storage
import Vocabulary

/// One poll of one feed: who was asked and what came.
struct PollAttempt: Sendable {
  /// The feed that was asked.
  var feed: DueFeed
  /// When it was asked.
  var startedAt: Timestamp
  /// When the answer was there: the time from which the next poll is counted.
  var endedAt: Timestamp
  /// What came.
  var report: FetchReport
  /// What decides when it is asked again.
  var schedule = SchedulePolicy()
  /// Why it was asked.
  var trigger = PollTrigger.due
  /// How often the host wants to be asked from now on; nil where nothing was learned.
  var hostManners: HostManners?
  /// Before which time the host wants no request; nil where it said nothing.
  var hostNotBefore: Timestamp?

  /// The bytes of the document that came, 0 where none did.
  var bodyByteCount: Int {
    if case .document(let document) = report.outcome { document.body.count } else { 0 }
  }
}
