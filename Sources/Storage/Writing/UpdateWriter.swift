import Cleaning
import GRDB
import Vocabulary

/// Stores updates inside one transaction.
struct UpdateWriter {
  /// What a poll taught of its feed's blocks.
  private struct Lesson {
    var feed: FeedID
    var seen: [SeenArticle]
    /// What has come to recur, and the last article that was stored before that.
    var newlyKnown: [BlockFingerprint: String]
    var last: ArticleID
  }

  private let db: Database
  private let now: Timestamp
  private var articles: ArticleWriter
  private var lessons: [Lesson] = []
  private var cost = PollCost()
  private var totals: [PollStatus: PollTotal] = [:]

  /// Writes at a time.
  init(db: Database, now: Timestamp) throws {
    self.db = db
    self.now = now
    articles = try ArticleWriter(db: db, now: now)
  }

  /// Stores one update whole: articles, validators, schedule, host, log and the end of the lease.
  ///
  /// One whose lease has passed to another process is dropped: the other stores what it saw.
  mutating func write(_ update: FeedUpdate) throws -> UpdateReceipt {
    var receipt = UpdateReceipt(feed: update.feed)
    let states = FeedStateWriter(db: db, now: now)
    guard let before = try states.before(update) else { return receipt }
    let last = ArticleID(rawValue: articles.nextID - 1)
    for change in try FormerEntries(db: db).sorted(update, before) {
      switch try articles.write(change.change, of: update.feed, isBacklog: change.isBacklog) {
      case .new: receipt.newCount += 1
      case .duplicate: receipt.duplicateCount += 1
      case .updated: receipt.updatedCount += 1
      case .backlog, .unchanged: break
      }
    }
    receipt.pageCount = articles.takePageCount()
    lessons.append(
      Lesson(
        feed: update.feed, seen: articles.takeSeen(), newlyKnown: update.newlyKnown, last: last))
    try states.noteListing(of: update, before)
    try states.write(update, receipt, before)
    cost.count(update, receipt)
    totals[update.status, default: PollTotal()].count(update, receipt)
    if let address = update.document?.movedTo {
      try finishArticles()
      receipt.move = try AddressWriter(db: db, now: now).move(update.feed, to: address)
    }
    return receipt
  }

  /// Writes what concerns all of them; once, at the end of the transaction.
  mutating func finish() throws {
    try finishArticles()
    try CostTable(db: db).add(cost, at: now)
    try PollTotalTable(db: db).add(totals)
  }

  /// Writes what concerns all articles so far.
  ///
  /// Blocks are counted here, once all articles are there: the statement needs a savepoint, at which
  /// the search index writes out what it has gathered, and each time it does so it has a piece more
  /// to merge later.
  private mutating func finishArticles() throws {
    let blocks = BlockTable(db: db, now: now)
    for lesson in lessons {
      try blocks.count(lesson.seen, of: lesson.feed)
      if !lesson.newlyKnown.isEmpty {
        try blocks.note(lesson.newlyKnown, of: lesson.feed, upTo: lesson.last)
      }
    }
    lessons = []
    try articles.finish()
  }
}
