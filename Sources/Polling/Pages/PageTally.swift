import Vocabulary

/// What came of a feed's pages in one round, as `winnow poll` tells it.
public struct PageTally: Hashable, Sendable {
  /// Pages whose text is the article's now.
  public var stored = 0
  /// Pages beside which the feed's own text was kept.
  public var kept = 0
  /// Pages that did not come, and are asked for no more.
  public var failed = 0
  /// Pages that are still to come.
  public var awaited = 0

  /// No pages.
  public init() {}
}

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
