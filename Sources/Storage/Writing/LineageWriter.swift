import Cleaning
import Deduplication
import Foundation
import GRDB
import Vocabulary

/// The lineage and the story of a new article.
struct Placement {
  /// The id of the first article of its lineage.
  var lineage: Int64
  /// The id of the first article of its story.
  var story: Int64
  /// How alike it is to what it joined, 0 to 1.
  var score = 0.0
  /// A short reason; nil for an article that joined nothing.
  var why: String?
  /// True when it joined nothing.
  var isNew: Bool
}

/// Decides where a new article belongs, and makes it findable for later ones.
///
/// Lineage crosses feeds, so it is decided here, where there is one writer, and nowhere else.
struct LineageWriter {
  private let db: Database
  private var index: SketchIndex

  /// Compares with what was seen in the weeks before a time.
  init(db: Database, now: Timestamp) {
    self.db = db
    index = SketchIndex(db: db, week: SketchIndex.week(of: now))
  }

  /// Where an article belongs that is going to have this id.
  mutating func place(_ draft: ArticleDraft, of feed: FeedID, as id: Int64) throws -> Placement {
    if let sketch = draft.sketch {
      try index.prepare()
      let assignment = try assignLineage(of: sketch, feed: feed.rawValue, in: index)
      if let lineage = assignment.lineage {
        return try placement(in: lineage, assignment.score, assignment.why)
      }
    }
    if let lineage = try lineageOfSamePage(draft, of: feed) {
      return try placement(in: lineage, 1, "same page and title")
    }
    return Placement(lineage: id, story: id, isNew: true)
  }

  /// Makes an article findable.
  mutating func remember(_ sketch: Sketch?, of id: ArticleID, _ placement: Placement) throws {
    // Too little text to have a fingerprint can never be found.
    guard let sketch, !sketch.fingerprints.isEmpty else { return }
    try index.insert(sketch, id: id.rawValue, lineage: placement.lineage)
  }

  /// Makes an article findable by its new text; its lineage stays.
  func resketch(_ id: ArticleID, as sketch: Sketch?) throws {
    try index.replace(by: sketch, id: id.rawValue)
  }

  /// The feeds of one site carry the same page, often one with the whole text and one without.
  private func lineageOfSamePage(_ draft: ArticleDraft, of feed: FeedID) throws -> Int64? {
    guard let address = draft.canonicalURL, let title = draft.article.title?.string,
      !title.isEmpty
    else { return nil }
    let pages = try db.rows(LineageWriter.samePage, [address, feed, Candidate.maximumCount])
    return pages.first { ($0[1] as String?) == title }?[0]
  }

  static let samePage = """
    SELECT lineageId, title FROM article WHERE canonicalURL = ? AND feedId <> ? LIMIT ?
    """

  private func placement(in lineage: Int64, _ score: Double, _ why: String) throws -> Placement {
    let story: Int64? = try db.value("SELECT storyId FROM article WHERE id = ?", [lineage])
    return Placement(
      lineage: lineage, story: story ?? lineage, score: score, why: why, isNew: false)
  }
}
