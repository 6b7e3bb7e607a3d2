import Deduplication
import GRDB
import Vocabulary

/// Writes imported articles inside one transaction.
struct ImportWriter {
  let db: Database
  let now: Timestamp

  /// Stores what is not there, marks what is; an outcome for each.
  func write(_ articles: [ArticleImport]) throws -> [ImportOutcome] {
    var outcomes = [ImportOutcome](repeating: .known, count: articles.count)
    var writer = try ArticleWriter(db: db, now: now, appliesRules: false)
    let places = Dictionary(grouping: articles.indices) { articles[$0].feed }
    for feed in places.keys.sorted() {
      let places = places[feed] ?? []
      let evidence = places.map { articles[$0].draft.evidence }
      let known = try KnownEntryReader(db: db).entries(of: feed, sharing: evidence.flatMap(\.keys))
      for (place, match) in zip(places, matchEntries(evidence, to: known)) {
        outcomes[place] = try write(articles[place], match, &writer)
      }
    }
    try writer.finish()
    return outcomes
  }

  private func write(
    _ article: ArticleImport, _ match: EntryMatch, _ writer: inout ArticleWriter
  ) throws -> ImportOutcome {
    switch match {
    case .same(let id), .changed(let id): return try mark(id, as: article) ? .marked : .known
    case .repeat, .purged: return .known
    case .new:
      let id = ArticleID(rawValue: writer.nextID)
      _ = try writer.write(.insert(article.draft), of: article.feed)
      // The same entry may have come under another key.
      guard writer.nextID > id.rawValue else { return .known }
      try db.run(
        "UPDATE article SET firstSeenAt = ?, importedAt = ?, score = ? WHERE id = ?",
        [article.seenAt ?? now, now, article.score, id])
      _ = try mark(id, as: article)
      return .added
    }
  }

  /// True when something was not so before.
  private func mark(_ id: ArticleID, as article: ArticleImport) throws -> Bool {
    try db.run(
      """
      UPDATE article SET readAt = coalesce(readAt, ?1), starredAt = coalesce(starredAt, ?2)
      WHERE id = ?3 AND (readAt IS NULL AND ?1 IS NOT NULL OR starredAt IS NULL AND ?2 IS NOT NULL)
      """, [article.readAt, article.starredAt, id])
    var isChanged = db.changesCount > 0
    for tag in article.tags {
      try db.run(
        "INSERT INTO articleTag (tag, articleId) VALUES (?, ?) ON CONFLICT DO NOTHING", [tag, id])
      isChanged = isChanged || db.changesCount > 0
    }
    return isChanged
  }
}
