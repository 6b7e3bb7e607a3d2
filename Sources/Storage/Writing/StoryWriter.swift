import Cleaning
import Deduplication
import Foundation
import GRDB
import Vocabulary

/// Decides to which story a new article belongs, in the transaction that stores it.
///
/// Bounded work for each article: the words of its title and lede, a dozen of them looked up, as
/// many stories compared as `Story.maximumCandidates`.
struct StoryWriter {
  /// What was decided for an article that is not stored yet.
  struct Decision {
    fileprivate var article: Story
    fileprivate var assignment: StoryAssignment
  }

  private let db: Database
  private let now: Timestamp
  private var terms: TermTable
  private var index: StoryTable
  private var grown: Set<Int64> = []

  /// Compares with what was seen in the days before a time.
  init(db: Database, now: Timestamp) {
    self.db = db
    self.now = now
    terms = TermTable(db: db, now: now)
    index = StoryTable(db: db, now: now)
  }

  /// The story of an article that is going to have this id; nil where it has no words.
  mutating func decide(
    _ draft: ArticleDraft, of feed: FeedID, as id: Int64, _ placement: inout Placement
  ) throws -> Decision? {
    guard let text = draft.story, !text.stems.isEmpty else { return nil }
    let centre = try terms.vector(of: text, isNew: placement.seeds.isEmpty, id: id)
    let article = Story(
      centre: centre, last: draft.publishedAt ?? now, feed: feed.rawValue,
      isForm: placement.article?.sketch.isForm ?? false)
    for seed in placement.seeds { try index.revive(seed) }
    let assignment = try assignStory(of: article, seeds: placement.seeds, in: &index)
    placement.story = assignment.story ?? id
    placement.storyScore = assignment.score
    if let story = assignment.story, placement.seeds.isEmpty {
      placement.storyWhy = why(assignment, in: story, of: draft)
    }
    return Decision(article: article, assignment: assignment)
  }

  /// Puts an article into its story once it is stored.
  mutating func place(_ decision: Decision, as id: ArticleID) throws {
    let story = try index.place(decision.article, as: id.rawValue, by: decision.assignment)
    if decision.assignment.story != nil { grown.insert(story) }
  }

  /// Gathers the words of stories again from their articles, where a reader has put these otherwise.
  mutating func regather(_ stories: [Int64]) throws {
    for id in stories {
      try db.run("DELETE FROM story WHERE id = ?", [id])
      try index.revive(id)
      for row in try db.rows(StoryWriter.members, [id, Limits.regatheredArticles]).reversed() {
        let text = StoryText(
          title: (row[0] as String?).map(PlainText.init(verbatim:)),
          text: PlainText(verbatim: row[1] as String? ?? ""))
        let sketch = (row[4] as Data?).flatMap { Sketch(bytes: [UInt8]($0)) }
        let article = Story(
          centre: try terms.vector(of: text, isNew: false, id: 0), last: row[2], feed: row[3],
          isForm: sketch?.isForm ?? false)
        let assignment = try assignStory(of: article, seeds: [id], in: &index)
        _ = try index.place(article, as: id, by: assignment)
      }
    }
    try index.flush()
  }

  static let members = """
    SELECT a.title, coalesce(c.text, a.summary), coalesce(a.publishedAt, a.firstSeenAt), a.feedId,
      s.signature
    FROM article a CROSS JOIN articleContent c ON c.articleId = a.id
    LEFT JOIN sketch s ON s.articleId = a.id
    WHERE a.storyId = ? ORDER BY a.id DESC LIMIT ?
    """

  /// Merges stories that have come to be alike, and writes what is known of all of them.
  ///
  /// To be called at the end of the transaction, and before anything else changes stories.
  mutating func finish() throws {
    try index.mergeGrown(grown)
    grown = []
    try index.flush()
    try terms.flush()
  }

  private func why(_ assignment: StoryAssignment, in story: Int64, of draft: ArticleDraft) -> String
  {
    let words = StoryText.words(
      for: assignment.sharedStems, title: draft.article.title, text: draft.storyBody)
    return "similarity \(twoDigits(assignment.score)) with story \(story)"
      + (words.isEmpty ? "" : ": " + words.joined(separator: ", "))
  }
}
