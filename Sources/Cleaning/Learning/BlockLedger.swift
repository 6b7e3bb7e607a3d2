public import Vocabulary

/// How many articles of a site carried which blocks: what is learned, before a decision is made.
///
/// A value without clock and disk; the store keeps its records, `learned` is what cleaning asks.
public struct BlockLedger: Sendable {
  /// What is known of one block.
  public struct Record: Hashable, Sendable {
    /// How many articles carried it, the older ones decayed.
    public var articleCount: Int
    /// How many articles of the site had been counted before the first of them.
    public var since: Int
    /// When it was first seen.
    public var firstSeenAt: Timestamp
    /// When it was last seen.
    public var lastSeenAt: Timestamp
    /// True when a reader wants to keep it.
    public var isKept: Bool

    /// What is known of one block.
    public init(
      articleCount: Int, since: Int, firstSeenAt: Timestamp, lastSeenAt: Timestamp,
      isKept: Bool = false
    ) {
      self.articleCount = articleCount
      self.since = since
      self.firstSeenAt = firstSeenAt
      self.lastSeenAt = lastSeenAt
      self.isKept = isKept
    }
  }

  /// How many articles have been counted.
  public private(set) var articleCount: Int
  /// The records.
  public private(set) var records: [BlockFingerprint: Record]

  /// A ledger as the store keeps it; an empty one by default.
  public init(articleCount: Int = 0, records: [BlockFingerprint: Record] = [:]) {
    self.articleCount = articleCount
    self.records = records
  }

  /// Counts articles that came together; the order among them changes nothing.
  ///
  /// Articles that are one, told again, count once.
  public mutating func count(_ articles: [SeenArticle], at now: Timestamp) {
    let before = articleCount
    for fingerprints in BlockLedger.distinct(articles) {
      articleCount += 1
      for fingerprint in fingerprints { count(fingerprint, before: before, at: now) }
    }
    forgetOldest()
  }

  private mutating func count(
    _ fingerprint: BlockFingerprint, before: Int, at now: Timestamp
  ) {
    guard var record = records[fingerprint] else {
      records[fingerprint] = Record(
        articleCount: 1, since: before, firstSeenAt: now, lastSeenAt: now)
      return
    }
    let count = record.articleCount(at: now)
    if count == 0 || record.isSporadic(among: before) {
      record.since = before
      record.articleCount = 1
    } else {
      record.articleCount = count + 1
    }
    record.lastSeenAt = max(record.lastSeenAt, now)
    records[fingerprint] = record
  }

  /// The fingerprints of each article, those of articles that are one taken together.
  public static func distinct(_ articles: [SeenArticle]) -> [[BlockFingerprint]] {
    let groups = ArticleGroups(articles).groups
    var members: [Int: Set<BlockFingerprint>] = [:]
    for (index, article) in articles.enumerated() {
      members[groups[index], default: []].formUnion(article.fingerprints)
      if let title = article.title { members[groups[index], default: []].insert(title) }
    }
    return members.sorted { $0.key < $1.key }.map { $0.value.sorted() }
  }

  /// What recurs, as of a time.
  public func learned(at now: Timestamp) -> LearnedBlocks {
    var learned = LearnedBlocks()
    for (fingerprint, record) in records {
      if record.isKept {
        learned.kept.insert(fingerprint)
      } else if fingerprint.kind == .title {
        learned.titles.insert(fingerprint)
      } else if record.isKnown(among: articleCount, at: now) {
        learned.known.insert(fingerprint)
      }
    }
    return learned
  }

  private mutating func forgetOldest() {
    guard records.count > LearningLimits.blocksPerScope else { return }
    let oldest = records.sorted { BlockLedger.goesBefore($0, $1) }
    for (fingerprint, _) in oldest.prefix(records.count - LearningLimits.blocksPerScope) {
      records[fingerprint] = nil
    }
  }

  /// What recurs goes last, else what was seen longest ago goes first.
  private static func goesBefore(
    _ left: (key: BlockFingerprint, value: Record), _ right: (key: BlockFingerprint, value: Record)
  ) -> Bool {
    func rank(_ record: Record) -> Int {
      record.isKept ? 2 : record.articleCount >= LearningLimits.fewestArticles ? 1 : 0
    }
    let ranks = (rank(left.value), rank(right.value))
    if ranks.0 != ranks.1 { return ranks.0 < ranks.1 }
    if left.value.lastSeenAt != right.value.lastSeenAt {
      return left.value.lastSeenAt < right.value.lastSeenAt
    }
    return left.key < right.key
  }
}

extension BlockLedger.Record {
  /// How many articles carried it, halved for each half-life in which none did.
  public func articleCount(at now: Timestamp) -> Int {
    let seconds = max(0, (now - lastSeenAt).components.seconds)
    let halvings = seconds / LearningLimits.halfLife.components.seconds
    return halvings < 31 ? articleCount >> Int(halvings) : 0
  }

  /// True when it recurs: in enough articles, and in enough of those that came since it was new.
  public func isKnown(among articles: Int, at now: Timestamp) -> Bool {
    let count = articleCount(at: now)
    return count >= LearningLimits.fewestArticles
      && count * LearningLimits.fewestOneIn >= articles - since
  }

  /// True when so few of many articles had it that it begins anew when it comes again.
  func isSporadic(among articles: Int) -> Bool {
    articleCount * LearningLimits.sporadicOneIn < articles - since
  }
}
