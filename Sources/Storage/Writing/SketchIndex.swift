import Deduplication
import Foundation
import GRDB
import Vocabulary

/// Finds sketches of the last weeks that share a band, in the table `sketchBand` and among the last
/// articles.
struct SketchIndex: CandidateIndex {
  private let db: Database
  private let fresh: FreshBands
  private let week: Int64
  private var weeks: ClosedRange<Int64>?
  /// The last articles of the feed that is being written, newest first: they are the same for each of
  /// its new articles but for these.
  private var family: (feed: Int64, siblings: [Candidate])?

  /// Looks back from a week.
  init(db: Database, week: Int64) {
    self.db = db
    fresh = FreshBands(db: db)
    self.week = week
  }

  /// The first week that is looked back on.
  private var oldest: Int64 { week - Limits.lineageWeeks + 1 }

  /// Weeks since 1970; days before that have a week too.
  static func week(of time: Timestamp) -> Int64 {
    let (weeks, rest) = time.secondsSinceEpoch.quotientAndRemainder(dividingBy: 7 * 86_400)
    return rest < 0 ? weeks - 1 : weeks
  }

  /// Forgets the weeks that are over, and notes which are there: each probe of an empty one costs.
  mutating func prepare() throws {
    guard weeks == nil else { return }
    try fresh.prepare(in: week)
    try db.run("DELETE FROM sketchBand WHERE week < ?", [oldest])
    let first: Int64? = try db.value("SELECT min(week) FROM sketchBand")
    weeks = min(first ?? week, week)...week
  }

  /// Reads the last articles of a feed, unless they are known.
  mutating func prepare(siblingsIn feed: Int64) throws {
    guard family?.feed != feed else { return }
    family = (feed, try load(SketchIndex.siblingRows, [feed, Candidate.siblingCount]))
  }

  /// Forgets the last articles of a feed, for they have changed.
  mutating func forgetSiblings() { family = nil }

  /// Notes that a lineage has become part of another.
  mutating func rename(lineage: Int64, as other: Int64) {
    guard var family else { return }
    for position in family.siblings.indices where family.siblings[position].lineage == lineage {
      family.siblings[position].lineage = other
    }
    self.family = family
  }

  /// Makes an article findable.
  mutating func insert(_ article: Candidate) throws {
    try db.run(
      "INSERT INTO sketch (articleId, week, signature) VALUES (?, ?, ?)",
      [article.id, week, Data(article.sketch.bytes)])
    try fresh.insert(article.sketch, id: article.id, week: week)
    guard let feed = family?.feed, feed == article.feed else { return }
    family?.siblings.insert(article, at: 0)
    if family?.siblings.count ?? 0 > Candidate.siblingCount { family?.siblings.removeLast() }
  }

  /// Replaces the sketch of an article, in the week in which it was first seen.
  func replace(by sketch: Sketch?, id: Int64) throws {
    let stored = try db.row("SELECT week, signature FROM sketch WHERE articleId = ?", [id])
    let week = stored.map { $0[0] as Int64 } ?? week
    let former = stored.flatMap { Sketch(bytes: [UInt8]($0[1] as Data)) }
    let sketch = sketch?.fingerprints.isEmpty == true ? nil : sketch
    guard former?.bytes != sketch?.bytes else { return }
    let isFresh = try fresh.replace(former, by: sketch, id: id, week: week)
    if !isFresh, let former { try removeBands(of: former, id: id, week: week) }
    guard let sketch else {
      return try db.run("DELETE FROM sketch WHERE articleId = ?", [id])
    }
    try db.run(
      "INSERT OR REPLACE INTO sketch (articleId, week, signature) VALUES (?, ?, ?)",
      [id, week, Data(sketch.bytes)])
    if !isFresh { try insertBands(of: sketch, id: id, week: week) }
  }

  /// Takes the bands of all articles of a feed away, whose sketches go with the articles.
  func forget(_ feed: FeedID) throws {
    try fresh.countEdit()
    let first: Int64? = try db.value("SELECT min(week) FROM sketchBand")
    guard let first else { return }
    _ = try db.map(SketchIndex.feedRows, [feed, first]) { row in
      guard let sketch = Sketch(bytes: [UInt8](row[2] as Data)) else { return }
      try removeBands(of: sketch, id: row[0], week: row[1])
    }
  }

  /// The articles that share the most bands, the older ones first among equals.
  func candidates(for article: Candidate) throws -> [Candidate] {
    let keys = JSONColumn.list(article.sketch.bandKeys.map(Int64.init(bitPattern:)))
    let last = Candidate.maximumPerKey - 1
    var shared: [Int64: Int] = [:]
    for id: Int64 in try db.values(FreshBands.probe, [oldest, keys, last]) {
      shared[id, default: 0] += 1
    }
    for week in weeks ?? week...week {
      for id: Int64 in try db.values(SketchIndex.probe, [week, keys, last]) {
        shared[id, default: 0] += 1
      }
    }
    guard !shared.isEmpty else { return [] }
    let ranked = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let best = ranked.prefix(Candidate.maximumCount)
    return try load(SketchIndex.candidateRows, [JSONColumn.list(best.map(\.key))])
  }

  /// The last articles of the feed.
  func siblings(of article: Candidate) throws -> [Candidate] {
    guard let feed = article.feed else { return [] }
    if let family, family.feed == feed { return family.siblings }
    return try load(SketchIndex.siblingRows, [feed, Candidate.siblingCount])
  }

  /// The first article of a lineage, and of the first few the longest.
  func representatives(of lineage: Int64) throws -> [Candidate] {
    let members = try load(SketchIndex.memberRows, [lineage, Limits.lineageMembers])
    guard let first = members.first,
      let longest = members.max(by: { $0.sketch.tokenCount < $1.sketch.tokenCount })
    else { return [] }
    return first.id == longest.id ? [first] : [first, longest]
  }

  /// All bands at once; of a band that many articles share, the last ones.
  static let probe = """
    SELECT b.articleId FROM json_each(?2) j
    CROSS JOIN sketchBand b ON b.week = ?1 AND b.key = j.value AND b.articleId >= coalesce((
      SELECT m.articleId FROM sketchBand m WHERE m.week = ?1 AND m.key = j.value
      ORDER BY m.articleId DESC LIMIT 1 OFFSET ?3), 0)
    """

  private static let columns =
    "s.articleId, a.lineageId, a.feedId, coalesce(a.publishedAt, a.firstSeenAt), s.signature"

  static let candidateRows = """
    SELECT \(columns)
    FROM json_each(?) j CROSS JOIN sketch s ON s.articleId = j.value
    CROSS JOIN article a ON a.id = s.articleId
    ORDER BY j.key
    """

  static let siblingRows = """
    SELECT \(columns) FROM article a CROSS JOIN sketch s ON s.articleId = a.id
    WHERE a.feedId = ? ORDER BY a.id DESC LIMIT ?
    """

  /// Those whose weeks are not over.
  static let feedRows = """
    SELECT s.articleId, s.week, s.signature FROM article a CROSS JOIN sketch s ON s.articleId = a.id
    WHERE a.feedId = ? AND s.week >= ?
    """

  static let memberRows = """
    SELECT \(columns) FROM article a CROSS JOIN sketch s ON s.articleId = a.id
    WHERE a.lineageId = ? ORDER BY a.id LIMIT ?
    """

  private func load(_ sql: String, _ arguments: Arguments) throws -> [Candidate] {
    try db.rows(sql, arguments).compactMap { row in
      Sketch(bytes: [UInt8](row[4] as Data)).map {
        Candidate(
          id: row[0], lineage: row[1], feed: row[2],
          published: Timestamp(secondsSinceEpoch: row[3]), sketch: $0)
      }
    }
  }

  private func removeBands(of sketch: Sketch, id: Int64, week: Int64) throws {
    for key in sketch.bandKeys {
      try db.run(
        "DELETE FROM sketchBand WHERE week = ? AND key = ? AND articleId = ?",
        [week, Int64(bitPattern: key), id])
    }
  }

  private func insertBands(of sketch: Sketch, id: Int64, week: Int64) throws {
    let keys = sketch.bandKeys
    let rows = (0..<keys.count).map { "(?1, ?\($0 + 3), ?2)" }.joined(separator: ", ")
    // `OR IGNORE` holds for all constraints, and so a statement of several rows needs no savepoint,
    // at which the search index would write out what it has gathered.
    try db.run(
      "INSERT OR IGNORE INTO sketchBand (week, key, articleId) VALUES \(rows)",
      [week, id] + keys.map(Int64.init(bitPattern:)))
  }
}
