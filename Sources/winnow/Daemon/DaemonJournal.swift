import Logging
import Polling
import Storage
import Synchronization
import Vocabulary

/// What the daemon tells the journal about its polls.
///
/// A failed feed is a warning, each poll a line of debug, and what the polls brought is one line
/// at most once a minute: no clock ticks for it when nothing happens.
final class DaemonJournal: Sendable {
  private static let summaryInterval = Duration.seconds(60)

  private struct Counts {
    var polled = 0
    var failed = 0
    var new = 0
    var updated = 0
    var pages = PageTally()
    var since: Duration
  }

  private let logger: Logger
  private let time: any TimeSource
  private let counts: Mutex<Counts>

  /// A journal that writes through a logger.
  init(logger: Logger, time: any TimeSource) {
    self.logger = logger
    self.time = time
    counts = Mutex(Counts(since: time.uptime))
  }

  /// Notes one poll.
  func note(_ report: PollReport) {
    if let failure = report.failure {
      logger.warning(
        "feed failed",
        metadata: [
          "feed": "\(report.feed)", "url": "\(report.url)", "code": "\(failure.code.rawValue)",
          "message": "\(failure.message)",
        ])
    }
    if let move = report.move {
      logger.notice(
        "feed moved",
        metadata: [
          "feed": "\(report.feed)", "message": "\(move.sentence(about: report.feed))",
        ])
    }
    logger.debug(
      "polled",
      metadata: [
        "feed": "\(report.feed)", "status": "\(report.status.rawValue)", "url": "\(report.url)",
        "new": "\(report.newCount)", "updated": "\(report.updatedCount)",
        "milliseconds": "\(report.milliseconds)",
      ])
    count { counts in
      counts.polled += 1
      counts.failed += report.failure == nil ? 0 : 1
      counts.new += report.newCount
      counts.updated += report.updatedCount
    }
  }

  /// Notes what came of pages.
  func note(_ pages: PageTally) {
    count { $0.pages += pages }
  }

  /// Counts something, and writes the line when it is time for it.
  private func count(_ change: (inout Counts) -> Void) {
    let now = time.uptime
    let finished = counts.withLock { counts -> Counts? in
      change(&counts)
      guard now - counts.since >= Self.summaryInterval else { return nil }
      defer { counts = Counts(since: now) }
      return counts
    }
    guard let finished else { return }
    var metadata: Logger.Metadata = [
      "polled": "\(finished.polled)", "failed": "\(finished.failed)", "new": "\(finished.new)",
      "updated": "\(finished.updated)",
    ]
    // Only where whole texts are wanted.
    if finished.pages != PageTally() {
      metadata["pages"] = "\(finished.pages.stored)"
      metadata["pages_kept"] = "\(finished.pages.kept)"
      metadata["pages_failed"] = "\(finished.pages.failed)"
    }
    logger.info("polls", metadata: metadata)
  }
}
