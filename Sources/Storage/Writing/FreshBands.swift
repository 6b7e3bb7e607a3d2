import Deduplication
import Foundation
import GRDB

/// The bands of the last articles, in memory until they are many and go into `sketchBand` together.
///
/// A band's place in that table is random, so that each of an article's two dozen dirtied a page of
/// its own once the table was large; many at a time, in the order of their keys, share pages. The
/// tables here are temporary: the writing connection's own, in memory, and rolled back with its
/// transactions. Nothing is lost with them, for they are made of the stored sketches; those of
/// another process are read from there too. What is edited meanwhile is counted in the database: who
/// has not counted along makes all of them anew.
struct FreshBands {
  /// What each writing connection begins with.
  static let tables = """
    CREATE TEMP TABLE freshArticle (articleId INTEGER PRIMARY KEY);
    CREATE TEMP TABLE freshBand (
      key INTEGER NOT NULL,
      articleId INTEGER NOT NULL,
      week INTEGER NOT NULL,
      PRIMARY KEY (key, articleId)
    ) WITHOUT ROWID;
    CREATE TEMP TABLE freshEdits (edits INTEGER NOT NULL);
    INSERT INTO temp.freshEdits (edits) VALUES (0);
    """

  let db: Database

  /// Takes up what others have stored since the last transaction, and puts away what has become
  /// many; before the first article of a transaction.
  func prepare(in week: Int64) throws {
    let indexed = try db.row(FreshBands.indexed)
    let last: Int64 = indexed?[0] ?? 0
    try forgetEdited(indexed?[3] ?? 0)
    try db.run("DELETE FROM temp.freshArticle WHERE articleId <= ?", [last])
    if db.changesCount > 0 {
      try db.run("DELETE FROM temp.freshBand WHERE articleId <= ?", [last])
    }
    let known: Int64? = try db.value("SELECT max(articleId) FROM temp.freshArticle")
    _ = try db.map(FreshBands.unread, [known ?? last]) { row in
      guard let sketch = Sketch(bytes: [UInt8](row[2] as Data)) else { return }
      try insert(sketch, id: row[0], week: row[1])
    }
    let count: Int64 = try db.value("SELECT count(*) FROM temp.freshArticle") ?? 0
    let indexedCount: Int64 = indexed?[1] == week ? indexed?[2] ?? 0 : 0
    if count >= FreshBands.limit(besides: indexedCount) { try putAway(count, in: week) }
  }

  /// Lets go of all where edits have been made elsewhere.
  private func forgetEdited(_ edits: Int64) throws {
    guard try !isCurrent(edits) else { return }
    try db.run("DELETE FROM temp.freshBand")
    try db.run("DELETE FROM temp.freshArticle")
    try db.run("UPDATE temp.freshEdits SET edits = ?", [edits])
  }

  private func isCurrent(_ edits: Int64) throws -> Bool {
    let known: Int64? = try db.value("SELECT edits FROM temp.freshEdits")
    return known == edits
  }

  private static let indexed = "SELECT upTo, week, articleCount, edits FROM sketchIndexed"

  static let unread = """
    SELECT articleId, week, signature FROM sketch WHERE articleId > ? ORDER BY articleId
    """

  /// A share of the week's articles, so that about as many bands go into each page; not so few that
  /// each transaction does it, nor so many that reading them takes long.
  private static func limit(besides count: Int64) -> Int64 {
    min(max(count / Limits.freshShare, Limits.fewestFresh), Limits.mostFresh)
  }

  private func putAway(_ count: Int64, in week: Int64) throws {
    try db.run(
      """
      INSERT OR IGNORE INTO sketchBand (week, key, articleId)
      SELECT week, key, articleId FROM temp.freshBand ORDER BY key, articleId
      """)
    try db.run(
      """
      UPDATE sketchIndexed SET upTo = (SELECT max(articleId) FROM temp.freshArticle),
        articleCount = CASE WHEN week = ?1 THEN articleCount ELSE 0 END + ?2, week = ?1
      """, [week, count])
    try db.run("DELETE FROM temp.freshBand")
    try db.run("DELETE FROM temp.freshArticle")
  }

  /// Makes a new article findable.
  func insert(_ sketch: Sketch, id: Int64, week: Int64) throws {
    try db.run("INSERT INTO temp.freshArticle (articleId) VALUES (?)", [id])
    try insertBands(of: sketch, id: id, week: week)
  }

  /// Takes an article's bands for others; false where they stand in `sketchBand`.
  func replace(_ former: Sketch?, by sketch: Sketch?, id: Int64, week: Int64) throws -> Bool {
    guard let indexed = try db.row(FreshBands.indexed), id > indexed[0] else { return false }
    try countEdit()
    let known: Int64 = try db.value("SELECT max(articleId) FROM temp.freshArticle") ?? 0
    // Those that are not here, or not as they are stored, are read the next time.
    guard try isCurrent(indexed[3]), id <= known else { return true }
    try db.run("UPDATE temp.freshEdits SET edits = edits + 1")
    for key in former?.bandKeys ?? [] {
      try db.run(
        "DELETE FROM temp.freshBand WHERE key = ? AND articleId = ?",
        [Int64(bitPattern: key), id])
    }
    guard let sketch else { return true }
    try db.run("INSERT OR IGNORE INTO temp.freshArticle (articleId) VALUES (?)", [id])
    try insertBands(of: sketch, id: id, week: week)
    return true
  }

  /// Notes that sketches are no longer what they were.
  func countEdit() throws { try db.run("UPDATE sketchIndexed SET edits = edits + 1") }

  /// All bands at once; of a band that many articles share, the last ones.
  static let probe = """
    SELECT b.articleId FROM json_each(?2) j
    CROSS JOIN temp.freshBand b ON b.key = j.value AND b.week >= ?1 AND b.articleId >= coalesce((
      SELECT m.articleId FROM temp.freshBand m WHERE m.key = j.value
      ORDER BY m.articleId DESC LIMIT 1 OFFSET ?3), 0)
    """

  private func insertBands(of sketch: Sketch, id: Int64, week: Int64) throws {
    let keys = sketch.bandKeys
    guard !keys.isEmpty else { return }
    let rows = (0..<keys.count).map { "(?\($0 + 3), ?1, ?2)" }.joined(separator: ", ")
    // As with `sketchBand`: `OR IGNORE` needs no savepoint.
    try db.run(
      "INSERT OR IGNORE INTO temp.freshBand (key, articleId, week) VALUES \(rows)",
      [id, week] + keys.map(Int64.init(bitPattern:)))
  }
}
