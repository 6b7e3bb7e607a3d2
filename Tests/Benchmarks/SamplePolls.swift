import Cleaning
import Deduplication
import Storage
import Vocabulary
import WebText

/// Polls that bring articles of invented words.
struct SamplePolls {
  let owner = LeaseOwner.thisProcess
  let wordsPerArticle: Int

  func subscribe(_ count: Int, in store: Store) async throws -> [FeedID] {
    let subscriptions = (0..<count).map { Subscription(url: "https://feed\($0).example/") }
    return try await store.add(subscriptions).compactMap { $0 }
  }

  func apply(_ batch: [FeedUpdate], to store: Store) async throws {
    for receipt in await store.apply(batch) {
      if let failure = receipt.failure { throw failure }
    }
  }

  /// What a poll of a feed brought.
  func update(_ feed: FeedID, _ changes: [ArticleChange], at now: Timestamp) -> FeedUpdate {
    let document = DocumentFacts(
      validators: Validators(entityTag: "\"1\"", lastModified: nil),
      bodyHash: StableHash(of: feed.description), title: nil, siteURL: nil, movedTo: nil)
    return FeedUpdate(
      feed: feed, owner: owner, status: changes.isEmpty ? .notModified : .ok, startedAt: now,
      milliseconds: 10, httpStatus: 200, byteCount: 65_000, failure: nil,
      document: changes.isEmpty ? nil : document, renewedValidators: nil, changes: changes,
      listed: [], nextFetchAt: now + .seconds(3_600), notBefore: nil, hostNotBefore: nil,
      failureCount: 0, history: [UInt8](repeating: 1, count: 64), why: "mean gap")
  }

  /// An article of its own words; with `retold`, half of them are those of another one.
  ///
  /// One that is not to be placed is compared with nothing.
  func draft(
    _ number: UInt64, of feed: FeedID, retelling retold: UInt64? = nil, isPlaced: Bool = true
  ) -> ArticleDraft {
    var words = words(seed: number, count: wordsPerArticle)
    if let retold {
      let half = wordsPerArticle / 2
      words.replaceSubrange(..<half, with: self.words(seed: retold, count: half).shuffled(number))
    }
    let text = words.joined(separator: " ")
    var article = CleanArticle()
    article.title = PlainText(verbatim: words.prefix(8).joined(separator: " "))
    article.text = PlainText(verbatim: text)
    article.content = SafeHTML(sanitized: "<p>\(text)</p>")
    var details = EntryDetails()
    details.authors = [Person(name: "Ada Lovelace")]
    details.tags = ["engines", "notes"]
    let url = "https://feed\(feed).example/\(number)"
    let evidence = EntryEvidence(
      guid: url, url: url, title: article.title?.string, published: nil,
      sourceHash: StableHash(of: text))
    var draft = ArticleDraft(
      evidence: evidence, guid: url, url: url, canonicalURL: url, article: article, original: nil,
      publishedAt: nil, modifiedAt: nil, enclosures: [], details: details,
      sketch: isPlaced ? Sketch(title: article.title, text: PlainText(verbatim: text)) : nil)
    draft.story = isPlaced ? draft.storyText() : nil
    return draft
  }

  /// Invented words, the frequent ones more often, as in a language.
  private func words(seed: UInt64, count: Int) -> [String] {
    var random = SampleRandom(seed: seed)
    return (0..<count).map { _ in
      let uniform = random.next()
      return "word\(Int(uniform * uniform * uniform * 20_000))"
    }
  }
}

extension [String] {
  /// The same words in an order that a number decides.
  fileprivate func shuffled(_ seed: UInt64) -> [String] {
    var random = SampleRandom(seed: ~seed)
    var words = self
    for position in words.indices.dropFirst().reversed() {
      words.swapAt(position, Int(random.next() * Double(position)))
    }
    return words
  }
}

/// Numbers from 0 to 1 that a seed decides.
private struct SampleRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / Double(UInt64(1) << 53)
  }
}
