import Deduplication
import Foundation
import GRDB
import Vocabulary
import WebText

/// Gives the articles of one feed to another; what both have becomes one article.
///
/// Of two that are one, the older stays: it may be the first of its lineage and story, whose number
/// others carry. It gets the marks of both, and what digests have told of either.
struct ArticleMerge {
  private static let pageCount = 500

  let db: Database

  /// Moves all articles, page by page.
  func move(from removed: FeedID, to kept: FeedID) throws {
    var matched: Set<ArticleID> = []
    var last: Int64 = 0
    while true {
      let page = try articles(of: removed, after: last)
      guard let end = page.last?.article else { return }
      last = end.rawValue
      let evidence = page.map { EntryEvidence(keys: $0.keys, sourceHash: $0.sourceHash) }
      let known = try KnownEntryReader(db: db).entries(
        of: kept, sharing: evidence.flatMap(\.keys))
      for (entry, match) in zip(page, matchEntries(evidence, to: known)) {
        if let twin = match.article, matched.insert(twin).inserted {
          try unite(entry.article, twin, in: kept)
        } else {
          try give(entry.article, to: kept)
        }
      }
    }
  }

  private func articles(of feed: FeedID, after last: Int64) throws -> [KnownEntry] {
    var entries: [KnownEntry] = []
    for row in try db.rows(ArticleMerge.page, [feed, last, ArticleMerge.pageCount]) {
      let article: ArticleID = row[0]
      guard let source = StableHash(column: row[1]) else { continue }
      if entries.last?.article != article {
        entries.append(KnownEntry(article: article, sourceHash: source, keys: []))
      }
      guard let kind = (row[2] as Int?).flatMap(EntryKey.Kind.init(rawValue:)),
        let hash = StableHash(column: row[3])
      else { continue }
      entries[entries.count - 1].keys.append(EntryKey(kind: kind, hash: hash))
    }
    return entries
  }

  static let page = """
    SELECT a.id, a.sourceHash, k.kind, k.hash
    FROM (SELECT id, sourceHash FROM article WHERE feedId = ? AND id > ? ORDER BY id LIMIT ?) a
    LEFT JOIN articleKey k ON k.articleId = a.id
    ORDER BY a.id, k.kind
    """

  /// Makes one article of two.
  private func unite(_ first: ArticleID, _ second: ArticleID, in feed: FeedID) throws {
    let (older, younger) = (min(first, second), max(first, second))
    try db.run(
      """
      UPDATE article SET
        readAt = coalesce(readAt, (SELECT readAt FROM article WHERE id = ?2)),
        starredAt = coalesce(starredAt, (SELECT starredAt FROM article WHERE id = ?2))
      WHERE id = ?1
      """, [older, younger])
    for table in ["articleTag", "ruleMatch"] {
      try db.run(
        "UPDATE OR IGNORE \(table) SET articleId = ? WHERE articleId = ?", [older, younger])
    }
    try uniteClusters(older, younger)
    try db.run(
      """
      INSERT INTO digestItem (digestId, articleId, issueId)
      SELECT digestId, ?1, issueId FROM digestItem WHERE articleId = ?2
      ON CONFLICT DO NOTHING
      """, [older, younger])
    try ArticleRemoval(db: db).removeArticle(younger)
    try give(older, to: feed)
  }

  /// Lineages and stories that share an article are one; the lower number names it.
  private func uniteClusters(_ older: ArticleID, _ younger: ArticleID) throws {
    let query = "SELECT lineageId, storyId FROM article WHERE id = ?"
    guard let mine = try db.row(query, [older]), let other = try db.row(query, [younger]) else {
      return
    }
    let (lineage, story): (Int64, Int64) = (mine[0], mine[1])
    let (otherLineage, otherStory): (Int64, Int64) = (other[0], other[1])
    if lineage != otherLineage {
      try db.run(
        "UPDATE article SET lineageId = ? WHERE storyId IN (?, ?) AND lineageId IN (?, ?)",
        [min(lineage, otherLineage), story, otherStory, lineage, otherLineage])
    }
    if story != otherStory {
      // The words of the other one are let go: what comes is compared with those of the older.
      try db.run("DELETE FROM story WHERE id = ?", [max(story, otherStory)])
      try db.run(
        "UPDATE article SET storyId = ? WHERE storyId = ?",
        [min(story, otherStory), max(story, otherStory)])
    }
  }

  /// Gives an article to a feed, under an identity that nobody there has.
  private func give(_ article: ArticleID, to feed: FeedID) throws {
    try db.run("UPDATE articleKey SET feedId = ? WHERE articleId = ?", [feed, article])
    let row = try db.row("SELECT feedId, identity FROM article WHERE id = ?", [article])
    guard let row, row[0] as FeedID != feed, let identity = StableHash(column: row[1]) else {
      return
    }
    try db.run(
      "UPDATE OR IGNORE article SET feedId = ? WHERE id = ?", [feed, article])
    guard db.changesCount == 0 else { return }
    let bytes = identity.bytes + Array(article.description.utf8)
    try db.run(
      "UPDATE article SET feedId = ?, identity = ? WHERE id = ?",
      [feed, StableHash(of: bytes.span), article])
  }
}

extension EntryMatch {
  /// The stored article that an entry is.
  fileprivate var article: ArticleID? {
    switch self {
    case .same(let article), .changed(let article): article
    case .new, .repeat, .purged: nil
    }
  }
}
