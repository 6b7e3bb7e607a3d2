import Logging
import Polling
import Storage
import Synchronization
import TestSupport
import Testing
import Vocabulary

@testable import winnow

@Suite("The journal of the daemon's polls")
struct DaemonJournalTests {
  private let time = ManualTime()
  private let lines = Lines()

  /// What was logged at the level of information.
  private final class Lines: Sendable {
    private let state = Mutex<[Logger.Metadata]>([])

    var all: [Logger.Metadata] { state.withLock(\.self) }

    func add(_ line: Logger.Metadata) { state.withLock { $0.append(line) } }
  }

  private struct Recorder: LogHandler {
    let lines: Lines
    var metadata = Logger.Metadata()
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      if event.message == "polls" { lines.add(event.metadata ?? [:]) }
    }
  }

  private var journal: DaemonJournal {
    DaemonJournal(
      logger: Logger(label: "winnow.polls") { [lines] _ in Recorder(lines: lines) }, time: time)
  }

  private func report(new: Int, failure: FeedFailure? = nil) -> PollReport {
    PollReport(
      feed: FeedID(rawValue: 1), url: "https://a.example/", status: failure == nil ? .ok : .error,
      httpStatus: 200, newCount: new, updatedCount: 1, duplicateCount: 0, byteCount: 1,
      milliseconds: 1, failure: failure)
  }

  @Test("a line a minute sums up the polls, and tells of pages where there were any")
  func summary() {
    let journal = journal
    journal.note(report(new: 2))
    journal.note(report(new: 0, failure: FeedFailure(.http, "It is not there.")))
    #expect(lines.all.isEmpty)
    time.advance(by: .seconds(60))
    journal.note(report(new: 1))
    #expect(lines.all == [["polled": "3", "failed": "1", "new": "3", "updated": "3"]])

    var pages = PageTally()
    (pages.stored, pages.kept) = (4, 1)
    journal.note(pages)
    time.advance(by: .seconds(60))
    pages.failed = 1
    journal.note(pages)
    #expect(
      lines.all.last == [
        "polled": "0", "failed": "0", "new": "0", "updated": "0", "pages": "8", "pages_kept": "2",
        "pages_failed": "1",
      ])
  }
}
