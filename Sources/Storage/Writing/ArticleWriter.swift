import Cleaning
import Deduplication
import GRDB
import Vocabulary
import WebText

/// Writes articles inside one transaction: the row, its keys and texts, the search index, the lineage.
struct ArticleWriter {
  /// What an entry came to.
  enum Outcome {
    /// An article that begins a lineage.
    case new
    /// An article that joined a lineage.
    case duplicate
    /// A text that a reader sees to be different.
    case updated
    /// An article that was old when it came.
    case backlog
    /// Nothing a reader would see.
    case unchanged
  }

  private let db: Database
  private let now: Timestamp
  private let parts: ArticleParts
  private var lineages: LineageWriter
  private var stories: StoryWriter
  private var rules: RuleWriter
  /// The id that the next article will have.
  private(set) var nextID: Int64
  /// How many pages have been asked for.
  private var pageCount = 0
  /// What the articles that were inserted teach of their feed's blocks.
  private var seen: [SeenArticle] = []

  /// Writes at a time; rules act on what polls bring.
  init(db: Database, now: Timestamp, appliesRules: Bool = true) throws {
    self.db = db
    self.now = now
    parts = ArticleParts(db: db)
    lineages = LineageWriter(db: db, now: now)
    stories = StoryWriter(db: db, now: now)
    rules = RuleWriter(db: db, now: now, isActive: appliesRules)
    // One writer and its lock: nobody else hands out ids meanwhile. Ids of purged articles count.
    let last: Int64? = try db.value("SELECT seq FROM sqlite_sequence WHERE name = 'article'")
    nextID = (last ?? 0) + 1
  }

  /// Stores what one entry does; what is old when it comes is stored as read.
  mutating func write(
    _ change: ArticleChange, of feed: FeedID, isBacklog: Bool = false
  ) throws -> Outcome {
    switch change {
    case .insert(let draft): try insert(draft, of: feed, isBacklog: isBacklog)
    case .revise(let id, let draft): try revise(id, by: draft)
    }
  }

  /// Finishes what is done for several articles at once.
  ///
  /// To be called at the end of the transaction, and before anything but this writer changes where
  /// articles belong.
  mutating func finish() throws {
    lineages.forgetSiblings()
    try stories.finish()
  }

  private mutating func revise(_ id: ArticleID, by draft: ArticleDraft) throws -> Outcome {
    let outcome = try ArticleRevision(db: db, now: now).revise(id, by: draft)
    if outcome == .updated { lineages.forgetSiblings() }
    return outcome
  }

  /// Inserts under the first identity that is free.
  ///
  /// Feeds repeat GUIDs. The strongest key is the identity as long as no other article of the feed
  /// has it; after that all keys together are. Where those are taken too, the article is there.
  private mutating func insert(
    _ draft: ArticleDraft, of feed: FeedID, isBacklog: Bool
  ) throws -> Outcome {
    let strongest = draft.evidence.keys.first?.hash ?? draft.evidence.sourceHash
    var placement = try lineages.place(draft, of: feed, as: nextID)
    let decision = try stories.decide(draft, of: feed, as: nextID, &placement)
    for identity in [strongest, draft.evidence.combinedIdentity] {
      guard try insertRow(draft, of: feed, identity, placement, isBacklog: isBacklog) else {
        if try isStored(draft, in: feed, as: identity) { return .unchanged }
        continue
      }
      let id = ArticleID(rawValue: nextID)
      nextID += 1
      try parts.insert(draft, of: id, in: feed)
      try lineages.remember(placement)
      if let decision { try stories.place(decision, as: id) }
      try takeNote(of: draft, as: id, of: feed, placement)
      let isDropped = try rules.apply(to: draft, as: id, of: feed, in: placement.story)
      if isDropped { return .unchanged }
      if isBacklog { return .backlog }
      if draft.wantsPage, try PageTable(db: db, now: now).insert(draft, as: id) { pageCount += 1 }
      return placement.isNew ? .new : .duplicate
    }
    return .unchanged
  }

  /// Blocks of an article that the feed has told before recur with it, and say nothing.
  private mutating func takeNote(
    of draft: ArticleDraft, as id: ArticleID, of feed: FeedID, _ placement: Placement
  ) throws {
    guard let article = draft.seen else { return }
    let isRepeated =
      placement.isNew
      ? nil : try db.value(ArticleWriter.sibling, [placement.lineage, feed, id]) as Int?
    if isRepeated == nil { seen.append(article) }
  }

  static let sibling = """
    SELECT 1 FROM article INDEXED BY articleLineage
    WHERE lineageId = ? AND feedId = ? AND id <> ? LIMIT 1
    """

  /// What was taken note of since this was last asked.
  mutating func takeSeen() -> [SeenArticle] {
    defer { seen = [] }
    return seen
  }

  /// How many pages were asked for since this was last asked.
  mutating func takePageCount() -> Int {
    defer { pageCount = 0 }
    return pageCount
  }

  /// Whether the article of this identity was made from the same entry.
  private func isStored(
    _ draft: ArticleDraft, in feed: FeedID, as identity: StableHash
  ) throws -> Bool {
    let found: Int? = try db.value(
      "SELECT 1 FROM article WHERE feedId = ? AND identity = ? AND sourceHash = ?",
      [feed, identity, draft.evidence.sourceHash])
    return found != nil
  }

  /// False when another article of the feed has this identity.
  private func insertRow(
    _ draft: ArticleDraft, of feed: FeedID, _ identity: StableHash, _ placement: Placement,
    isBacklog: Bool
  ) throws -> Bool {
    try db.run(
      """
      INSERT INTO article (id, feedId, identity, sourceHash, guid, url, canonicalURL, title, summary,
        authors, publishedAt, modifiedAt, firstSeenAt, lastListedAt, version, lineageId,
        lineageScore, lineageWhy, storyId, storyScore, storyWhy, readAt, isBacklog)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (feedId, identity) DO NOTHING
      """,
      [
        nextID, feed, identity, draft.evidence.sourceHash, draft.guid, draft.url,
        draft.canonicalURL, draft.article.title?.string, draft.article.summary?.string,
        draft.details.authorNames, draft.publishedAt, draft.modifiedAt, now, now, placement.lineage,
        placement.score, placement.why, placement.story, placement.storyScore, placement.storyWhy,
        isBacklog ? now : nil, isBacklog,
      ])
    return db.changesCount == 1
  }
}

extension EntryEvidence {
  /// The identity of an entry whose strongest key another article has: all its keys, and the entry
  /// itself where it has but one.
  fileprivate var combinedIdentity: StableHash {
    let hashes = keys.map(\.hash) + (keys.count > 1 ? [] : [sourceHash])
    let bytes = hashes.flatMap(\.bytes)
    return StableHash(of: bytes.span)
  }
}
