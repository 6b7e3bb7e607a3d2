import Cleaning
import GRDB
import Vocabulary

/// Applies the rules to new articles inside the transaction that stores them.
struct RuleWriter {
  private let db: Database
  private let now: Timestamp
  private let table: RuleTable
  /// Read at the first new article of a transaction.
  private var rules: [Rule]?
  private var feeds: [FeedID: FilteredFeed] = [:]

  /// Applies at a time; one that is not active has no rules.
  init(db: Database, now: Timestamp, isActive: Bool = true) {
    self.db = db
    self.now = now
    table = RuleTable(db: db)
    if !isActive { rules = [] }
  }

  /// Does what the rules say with an article that was just stored; true when it is dropped.
  mutating func apply(
    to draft: ArticleDraft, as id: ArticleID, of feed: FeedID, in story: Int64
  ) throws -> Bool {
    let rules = try self.rules ?? table.all()
    self.rules = rules
    guard !rules.isEmpty else { return false }
    let known = try self.feed(feed)
    var subject = FilterSubject(draft, of: known, now: now)
    for rule in rules where rule.scope.contains(feed, in: known.folder) {
      if rule.filter.asksForStorySize, subject.storySize == nil {
        subject.storySize = try StoryReader(db: db).counts(of: [StoryID(rawValue: story)])
          .values.first
      }
      guard rule.filter.holds(for: subject) else { continue }
      for action in rule.actions { try perform(action, on: id, &subject) }
      try table.note(rule, of: id)
      if rule.actions.contains(.drop) { return true }
    }
    return false
  }

  private func perform(
    _ action: RuleAction, on id: ArticleID, _ subject: inout FilterSubject
  ) throws {
    switch action {
    case .drop: try db.run("UPDATE article SET hiddenAt = ? WHERE id = ?", [now, id])
    case .read: try db.run("UPDATE article SET readAt = ? WHERE id = ?", [now, id])
    case .star: try db.run("UPDATE article SET starredAt = ? WHERE id = ?", [now, id])
    case .score(let points):
      try db.run("UPDATE article SET score = score + ? WHERE id = ?", [points, id])
    case .tag(let tag):
      subject.tags.append(tag)
      try db.run(
        "INSERT INTO articleTag (tag, articleId) VALUES (?, ?) ON CONFLICT DO NOTHING", [tag, id])
    }
  }

  private mutating func feed(_ id: FeedID) throws -> FilteredFeed {
    if let known = feeds[id] { return known }
    let record = try FeedReader(db: db).described(id)
    feeds[id] = record
    return record
  }
}
