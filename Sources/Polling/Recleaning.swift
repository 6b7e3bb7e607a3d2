import Cleaning
import Deduplication
public import Storage
public import Vocabulary
import WebText

/// Cleans stored articles again when a block has come to recur after they were stored.
public struct Recleaning: Sendable {
  private let store: Store
  private let time: any TimeSource
  private let cleaner = Cleaner()

  /// The articles of a store.
  public init(store: Store, time: any TimeSource) {
    self.store = store
    self.time = time
  }

  /// Cleans the articles of one feed that wait for it; false when none do.
  @concurrent public func cleanNext() async throws(StorageError) -> Bool {
    guard let task = try await store.nextCleaning() else { return false }
    let learned = task.ledger.learned(at: time.now)
    let cleaned = task.bodies.compactMap { again($0, learned) }
    _ = try await store.finish(task, with: cleaned)
    return true
  }

  /// Cleans all that wait for it, a feed at a time.
  @concurrent public func cleanAll() async throws(StorageError) {
    while try await cleanNext() {}
  }

  /// Keeps the blocks of an article that hold a text, in all articles of its feed, or gives them up
  /// again; what they say, empty when the article has no such block.
  ///
  /// The articles themselves are cleaned again by `cleanAll`.
  @concurrent public func keep(
    _ text: String, in article: ArticleID, kept: Bool, dryRun: Bool = false
  ) async throws(StorageError) -> [String] {
    let body = try await store.body(of: article)
    guard let content = EntryContent(body) else { return [] }
    let blocks = cleaner.prepare(content).blocks(holding: text)
    if !dryRun, !blocks.isEmpty {
      let feed = try await store.article(article).summary.feed
      try await store.keep(blocks, of: feed, kept: kept)
    }
    return blocks.values.sorted()
  }

  /// The article cleaned with what is known by now; nil where nothing changes.
  private func again(_ body: StoredBody, _ learned: LearnedBlocks) -> CleanedBody? {
    guard let content = EntryContent(body) else { return nil }
    let article = cleaner.clean(content, learned: learned)
    guard article.content != body.content else { return nil }
    return CleanedBody(
      body: body, cleaned: article,
      sketch: article.text.map { Sketch(title: article.title, text: $0) })
  }
}

extension EntryContent {
  /// The texts of a stored article before cleaning; nil where there is no body.
  fileprivate init?(_ body: StoredBody) {
    guard let source = body.source else { return nil }
    // A page's dek has been taken off its text; what begins like the summary is the lede.
    let summary = body.isFromPage ? nil : body.summary
    self.init(
      title: body.title.map { TextConstruct(.text, $0.utf8) },
      summary: summary.map { TextConstruct(.text, $0.utf8) },
      content: TextConstruct(
        .html, source.html, base: source.base.flatMap { WebURL(parsing: $0) }))
  }
}
