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
  /// The stories of the lineages that it joined, the surest first.
  var seeds: [Int64] = []
  /// How alike it is to its story, 0 to 1.
  var storyScore = 0.0
  /// What it has in common with its story; nil where it began one, or came to it as a copy.
  var storyWhy: String?
  /// How alike it is to what it joined, 0 to 1.
  var score = 0.0
  /// A short reason; nil for an article that joined nothing.
  var why: String?
  /// The article as it is compared with others, what its feed repeats marked in its sketch.
  var article: Candidate?
  /// True when it joined nothing.
  var isNew: Bool
}

/// Decides where a new article belongs, and makes it findable for later ones.
///
/// Lineage crosses feeds, so it is decided here, where there is one writer, and nowhere else.
struct LineageWriter {
  private let db: Database
  private let now: Timestamp
  private var index: SketchIndex
  private let corrections: PlacementTable

  /// Compares with what was seen in the weeks before a time.
  init(db: Database, now: Timestamp) {
    self.db = db
    self.now = now
    corrections = PlacementTable(db: db)
    index = SketchIndex(db: db, week: SketchIndex.week(of: now))
  }

  /// Where an article belongs that is going to have this id.
  mutating func place(_ draft: ArticleDraft, of feed: FeedID, as id: Int64) throws -> Placement {
    var placement = Placement(lineage: id, story: id, isNew: true)
    if let sketch = draft.sketch {
      try index.prepare()
      try index.prepare(siblingsIn: feed.rawValue)
      var article = Candidate(
        id: id, lineage: id, feed: feed.rawValue, published: draft.publishedAt ?? now,
        sketch: sketch)
      let assignment = try assignLineage(of: article, in: index)
      article.sketch = sketch.marking(assignment.recurrence)
      placement.article = article
      if let match = assignment.best {
        try join(assignment.matches.map(\.lineage), &placement)
        placement.score = match.score
        placement.why = match.why
        return placement
      }
    }
    if let lineage = try lineageOfSamePage(draft, of: feed) {
      try join([lineage], &placement)
      placement.score = 1
      placement.why = "same page and title"
    }
    return placement
  }

  /// Makes an article findable.
  mutating func remember(_ placement: Placement) throws {
    // Too little text to have a fingerprint can never be found.
    guard var article = placement.article, !article.sketch.fingerprints.isEmpty else { return }
    article.lineage = placement.lineage
    try index.insert(article)
  }

  /// Looks at the last articles of a feed anew, for something has changed them.
  mutating func forgetSiblings() { index.forgetSiblings() }

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

  static let storyOfLineage = "SELECT storyId FROM article WHERE lineageId = ? LIMIT 1"

  /// Joins lineages, the surest first, which become one under the name of the oldest; what a reader
  /// took apart stays apart.
  private mutating func join(_ found: [Int64], _ placement: inout Placement) throws {
    var lineages = found
    if found.count > 1, try found.contains(where: { try corrections.isSplit(lineage: $0) }) {
      lineages = Array(found.prefix(1))
    }
    guard let oldest = lineages.min() else { return }
    placement.seeds = try lineages.map { lineage in
      try db.value(LineageWriter.storyOfLineage, [lineage]) ?? lineage
    }
    for lineage in lineages where lineage != oldest {
      try db.run("UPDATE article SET lineageId = ? WHERE lineageId = ?", [oldest, lineage])
      index.rename(lineage: lineage, as: oldest)
    }
    placement.lineage = oldest
    placement.story = placement.seeds.min() ?? oldest
    placement.isNew = false
  }
}
