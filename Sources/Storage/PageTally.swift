/// What came of a feed's pages, in one round of polls or in all.
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

  /// Adds what came of other pages.
  public static func += (sum: inout PageTally, tally: PageTally) {
    sum.stored += tally.stored
    sum.kept += tally.kept
    sum.failed += tally.failed
    sum.awaited += tally.awaited
  }
}
