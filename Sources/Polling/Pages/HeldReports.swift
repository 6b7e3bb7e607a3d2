import Storage
import Vocabulary

/// Reports of feeds whose pages are still under way: a feed has one report.
struct HeldReports {
  private var reports: [PollReport] = []
  private var tallies: [FeedID: PageTally] = [:]

  /// The feeds whose reports are held.
  var feeds: [FeedID] { reports.map(\.feed) }

  /// Keeps back the reports of feeds with pages; those to be told at once.
  mutating func hold(_ all: [PollReport]) -> [PollReport] {
    reports += all.filter { $0.pages != nil }
    return all.filter { $0.pages == nil }
  }

  /// Counts what came of a page.
  mutating func count(_ feed: FeedID, _ path: WritableKeyPath<PageTally, Int>) {
    tallies[feed, default: PageTally()][keyPath: path] += 1
  }

  /// What came of all pages since this was asked last, where nothing is held.
  mutating func takeTally() -> PageTally {
    defer { tallies = [:] }
    return tallies.values.reduce(into: PageTally(), +=)
  }

  /// All that is held, in the order in which it came, with what came of the pages.
  mutating func release(awaited: [FeedID: Int]) -> [PollReport] {
    defer { self = HeldReports() }
    return reports.map { report in
      var report = report
      var tally = tallies[report.feed] ?? PageTally()
      tally.awaited = awaited[report.feed] ?? 0
      report.pages = tally
      return report
    }
  }
}
