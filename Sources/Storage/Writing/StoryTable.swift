import Deduplication
import Foundation
import GRDB
import Vocabulary

/// The stories of the last days in the tables `story` and `storyTerm`.
///
/// What was read stays in memory for the rest of the transaction, and what changed is written by
/// `flush`, a story once however many articles it was given.
struct StoryTable: StoryIndex {
  private let db: Database
  private let period: Int64
  private var periods: ClosedRange<Int64>?
  private var known: [Int64: Story?] = [:]
  private var changed: Set<Int64> = []

  /// Looks back from a time.
  init(db: Database, now: Timestamp) {
    self.db = db
    period = now.secondsSinceEpoch.flooredDivision(by: 86_400 * Limits.daysPerStoryPeriod)
  }

  /// Forgets the periods that are over, and notes which are there: each probe of an empty one costs.
  private mutating func livePeriods() throws -> ClosedRange<Int64> {
    if let periods { return periods }
    let oldest = period - Limits.storyPeriods + 1
    try db.run("DELETE FROM storyTerm WHERE period < ?", [oldest])
    try db.run(StoryTable.expiry, [oldest])
    let first: Int64? = try db.value("SELECT min(period) FROM storyTerm")
    let live = min(first ?? period, period)...period
    periods = live
    return live
  }

  mutating func story(_ id: Int64) throws -> Story? {
    if let known = known[id] { return known }
    _ = try livePeriods()
    let story = try db.row(StoryTable.one, [id]).flatMap(Story.init)
    known[id] = .some(story)
    return story
  }

  static let one = "SELECT centre, lastAt, feedId, isForm, isApart FROM story WHERE id = ?"

  /// A story whose words are forgotten is known again, for an article belongs to it.
  mutating func revive(_ id: Int64) throws {
    guard try story(id) == nil else { return }
    let isApart: Int? = try db.value(PlacementTable.splitInStory, [id])
    known[id] = Story(
      centre: StoryVector(), last: nil, feed: nil, isForm: false, isApart: isApart != nil)
  }

  mutating func candidates(for story: Story) throws -> [StoryCandidate] {
    let keys = story.keys
    let list = JSONColumn.list(keys.map(Int64.init(bitPattern:)))
    var matches: [(key: UInt64, story: Int64)] = []
    for period in try livePeriods() {
      let limit = Story.maximumPerKey - 1
      matches += try db.map(StoryTable.probe, [period, list, limit]) { (keys[$0[0] as Int], $0[1]) }
    }
    return try story.centre.ranked(matches).compactMap { id in
      try self.story(id).map { StoryCandidate(id: id, story: $0) }
    }
  }

  /// All words at once; of a word that many stories have, the last ones.
  static let probe = """
    SELECT j.key, t.storyId FROM json_each(?2) j
    CROSS JOIN storyTerm t ON t.period = ?1 AND t.term = j.value AND t.storyId >= coalesce((
      SELECT m.storyId FROM storyTerm m WHERE m.period = ?1 AND m.term = j.value
      ORDER BY m.storyId DESC LIMIT 1 OFFSET ?3), 0)
    """

  mutating func put(_ story: Story, id: Int64, keys: [UInt64]) throws {
    known[id] = story
    changed.insert(id)
    guard !keys.isEmpty else { return }
    // As with the bands of sketches: a statement of several rows needs no savepoint so.
    let rows = keys.indices.map { "(?1, ?\($0 + 3), ?2)" }.joined(separator: ", ")
    try db.run(
      "INSERT OR IGNORE INTO storyTerm (period, term, storyId) VALUES \(rows)",
      [period, id] + keys.map(Int64.init(bitPattern:)))
  }

  mutating func remove(_ merge: StoryMerge) throws {
    if let gone = try story(merge.gone) {
      let keys = JSONColumn.list(gone.keys.map(Int64.init(bitPattern:)))
      for period in try livePeriods() {
        try db.run(StoryTable.removal, [period, keys, merge.gone])
      }
    }
    known[merge.gone] = .some(nil)
    changed.remove(merge.gone)
    try db.run("DELETE FROM story WHERE id = ?", [merge.gone])
    try db.run(StoryTable.renaming, [merge.kept, merge.gone])
    guard merge.score < 1 else { return }
    try db.run(
      "UPDATE article SET storyScore = ?, storyWhy = ? WHERE id = ? AND storyWhy IS NULL",
      [merge.score, "its story was merged with story \(merge.kept)", merge.gone])
  }

  static let expiry = "DELETE FROM story WHERE period < ?"

  static let renaming = "UPDATE article SET storyId = ? WHERE storyId = ?"

  /// It is found no more under the words that tell most of it.
  static let removal = """
    DELETE FROM storyTerm
    WHERE period = ?1 AND term IN (SELECT value FROM json_each(?2)) AND storyId = ?3
    """

  /// Writes what has changed, and forgets what was read: others may change it from here on.
  mutating func flush() throws {
    for id in changed.sorted() {
      guard case .some(.some(let story)) = known[id] else { continue }
      try db.run(
        """
        INSERT OR REPLACE INTO story (id, period, lastAt, feedId, isForm, isApart, centre)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          id, period, story.last, story.feed, story.isForm, story.isApart,
          Data(story.centre.bytes),
        ])
    }
    changed = []
    known = [:]
  }
}

extension Story {
  fileprivate init?(_ row: Row) {
    guard let centre = StoryVector(bytes: [UInt8](row[0] as Data)) else { return nil }
    self.init(
      centre: centre, last: row[1], feed: row[2], isForm: row[3], isApart: row[4])
  }
}

extension Int64 {
  /// The quotient rounded down, also below zero.
  func flooredDivision(by divisor: Int64) -> Int64 {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    return rest < 0 ? quotient - 1 : quotient
  }
}
