import Cleaning
import Foundation
import GRDB
import TestSupport
import Testing
import Vocabulary
import WebText

@testable import Storage

@Suite struct LearnedBlockTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  private static let pitch = "<p>Sign up for our letter and get the tides each morning.</p>"

  /// An article with a text of its own, and what it teaches.
  private func lesson(_ number: Int, _ extra: String = pitch) -> ArticleDraft {
    let words = ["barge", "lantern", "orchard", "piano", "kettle", "ladder", "anchor", "beehive"]
    let body = (0..<2).map { part in
      let (first, second) = (words[(number + part) % 8], words[(number * 3 + part + 1) % 8])
      return "<p>The \(first) of house \(letters(number)) met the \(second) \(letters(part)).</p>"
    }
    var draft = draft("guid-\(number)", title: "A \(letters(number)) headline")
    let entry = EntryContent(
      title: TextConstruct(.text, draft.article.title?.string ?? ""), summary: nil,
      content: TextConstruct(.html, body.joined() + extra))
    draft.article = Cleaner().clean(entry)
    draft.seen = Cleaner().prepare(entry).seen(among: [])
    return draft
  }

  /// A word for a number, for numbers are all alike to fingerprints.
  private func letters(_ number: Int) -> String {
    String(String(number).unicodeScalars.map { Character(UnicodeScalar($0.value + 49) ?? "a") })
  }

  private func ledger(of feed: FeedID) async throws -> BlockLedger {
    try await store.read { db in try BlockReader(db: db).ledger(of: feed) }
  }

  @Test("the store counts as the ledger does, whatever comes when")
  func sameAsLedger() async throws {
    let feed = try await store.addFeed("a")
    var expected = BlockLedger()
    var number = 0
    let half = LearningLimits.halfLife.components.seconds
    for (size, pause) in [(1, 0), (4, 60), (2, half), (60, 60), (1, half * 3), (3, 60), (1, half)] {
      time.advance(by: .seconds(pause))
      let drafts = (0..<size).map { lesson(number + $0, ($0 + size) % 3 == 0 ? "" : Self.pitch) }
      number += size
      try await store.poll(feed, drafts.map { .insert($0) }, at: time.now)
      expected.count(drafts.compactMap(\.seen), at: time.now)
      let stored = try await ledger(of: feed)
      #expect(stored.articleCount == expected.articleCount)
      #expect(stored.records == expected.records)
      let asked = try await store.blocks(of: feed, for: expected.records.keys.sorted())
      #expect(asked.records == expected.records)
    }
  }

  @Test("a feed keeps no more blocks than its bound, and those that recur")
  func bound() async throws {
    let feed = try await store.addFeed("a")
    for round in 0..<9 {
      time.advance(by: .seconds(60))
      let drafts = (0..<90).map { lesson(round * 90 + $0, round == 0 ? Self.pitch : "") }
      try await store.poll(feed, drafts.map { .insert($0) }, at: time.now)
      let stored = try await ledger(of: feed)
      #expect(stored.records.count <= LearningLimits.blocksPerScope)
    }
    let stored = try await ledger(of: feed)
    #expect(stored.records.values.contains { $0.articleCount == 90 })
  }

  @Test("an article that the feed tells again teaches nothing")
  func toldAgain() async throws {
    let feed = try await store.addFeed("a")
    let text = String(repeating: "The keeper of the lighthouse saw nine ships pass by. ", count: 9)
    for number in 0..<4 {
      var told = draft("guid-\(number)", title: "A headline", text: text, sketched: true)
      let entry = EntryContent(
        title: nil, summary: nil, content: TextConstruct(.html, "<p>\(text)</p>"))
      told.seen = Cleaner().prepare(entry).seen(among: [])
      try await store.poll(feed, [.insert(told)], at: time.now)
    }
    #expect(try await ledger(of: feed).articleCount == 1)
  }

  @Test("counts are stored with the articles or not at all")
  func oneTransaction() async throws {
    let feed = try await store.addFeed("a")
    try await store.write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER broken BEFORE INSERT ON fetchLog BEGIN SELECT RAISE(ABORT, 'no'); END
          """)
    }
    await #expect(throws: (any Error).self) {
      try await store.poll(feed, [.insert(lesson(1))], at: time.now)
    }
    #expect(try await ledger(of: feed).records.isEmpty)
    #expect(try await store.status().articleCount == 0)
  }

  @Test("what has come to recur asks for the articles before it to be cleaned again, once")
  func unclean() async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(feed, [.insert(lesson(1)), .insert(lesson(2))], at: time.now)
    #expect(try await store.nextCleaning() == nil)
    try await learn(feed, lesson(3))
    let task = try #require(try await store.nextCleaning())
    #expect(task.bodies.count == 2)
    #expect(try await store.finish(task, with: []) == 0)
    #expect(try await store.nextCleaning() == nil)
  }

  @Test("an article that is cleaned again keeps marks, version and times, and is found by its text")
  func cleanedAgain() async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(feed, [.insert(lesson(1))], at: time.now)
    let id = try #require(
      try await store.articles(ArticleFilter(), before: nil, limit: 1).first?.id)
    try await store.mark([id], read: true)
    try await store.star([id], starred: true)
    let before = try await store.article(id)
    try await learn(feed, lesson(2))
    time.advance(by: .seconds(60))
    try await cleanAgain(without: "Sign up")

    let after = try await store.article(id)
    #expect(after.text?.string.contains("Sign up") == false)
    #expect(after.original == before.content?.string)
    #expect(after.removed.map(\.kind) == ["recurring"])
    #expect(after.summary.version == 1)
    #expect(after.summary.readAt == before.summary.readAt)
    #expect(after.summary.starredAt == before.summary.starredAt)
    #expect(after.summary.firstSeenAt == before.summary.firstSeenAt)
    #expect(try await store.search("tides", filter: ArticleFilter(), limit: 9).count == 1)
    #expect(try await store.versions(of: id).count <= 1)
  }

  @Test("a text that came meanwhile is not written over")
  func changedMeanwhile() async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(feed, [.insert(lesson(1))], at: time.now)
    try await learn(feed, lesson(2))
    var task = try #require(try await store.nextCleaning())
    task.bodies[0].content = SafeHTML(sanitized: "<p>Another text.</p>")
    let cleaned = CleanedBody(body: task.bodies[0], cleaned: CleanArticle(), sketch: nil)
    #expect(try await store.finish(task, with: [cleaned]) == 0)
  }

  @Test("a block that a reader keeps is kept, and given up again")
  func kept() async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(feed, (0..<4).map { .insert(lesson($0)) }, at: time.now)
    let known = try await ledger(of: feed).learned(at: time.now).known
    let block = try #require(known.first { $0.kind == .text })
    try await store.keep([block: "Sign up"], of: feed, kept: true)
    #expect(try await ledger(of: feed).learned(at: time.now).kept == [block])
    #expect(try await store.nextCleaning()?.bodies.count == 4)
    try await store.keep([block: "Sign up"], of: feed, kept: false)
    #expect(try await ledger(of: feed).learned(at: time.now).known.contains(block))
  }

  @Test("a removed feed takes its blocks along")
  func removed() async throws {
    let feed = try await store.addFeed("a")
    try await store.poll(feed, [.insert(lesson(1))], at: time.now)
    try await store.remove([feed])
    let left = try await store.read { db in try db.value("SELECT count(*) FROM block") as Int? }
    #expect(left == 0)
  }

  /// Stores an article by which the pitch is said to have come to recur.
  private func learn(_ feed: FeedID, _ article: ArticleDraft) async throws {
    _ = try await store.claimFeeds(
      .named([feed]), after: nil, limit: 1, owner: thisProcess, for: .seconds(60))
    var update = update(feed, [.insert(article)], startedAt: time.now)
    let pitch = article.seen?.fingerprints.first { $0.kind == .text }
    update.newlyKnown = pitch.map { [$0: "Sign up for our letter"] } ?? [:]
    #expect(await store.apply([update]).allSatisfy { $0.failure == nil })
  }

  /// Cleans what waits for it by hand.
  private func cleanAgain(without words: String) async throws {
    let task = try #require(try await store.nextCleaning())
    let cleaned = task.bodies.map { body in
      var article = CleanArticle()
      let kept = (body.content?.string ?? "").split(separator: "</p>")
        .filter { !$0.contains(words) }.map { $0 + "</p>" }.joined()
      article.content = SafeHTML(sanitized: kept)
      article.text = PlainText(verbatim: "a text")
      article.removed = [RemovedBlock(kind: "recurring", text: words)]
      return CleanedBody(body: body, cleaned: article, sketch: nil)
    }
    #expect(try await store.finish(task, with: cleaned) == cleaned.count)
  }
}
