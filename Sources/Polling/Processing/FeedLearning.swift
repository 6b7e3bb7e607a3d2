import Cleaning
import Deduplication
import Vocabulary

/// What the new and changed entries of one document teach of their feed, and are taught.
struct FeedLearning: Sendable {
  /// What cleaning is to know.
  private(set) var learned = LearnedBlocks()
  /// What the blocks say that have come to recur by these entries.
  private(set) var newlyKnown: [BlockFingerprint: String] = [:]

  private let articles: [(article: PreparedArticle, isNew: Bool)]
  private let seen: [SeenArticle]
  private let headlines: Set<BlockFingerprint>

  /// Looks at entries; `stored` are the headlines of the feed's stored articles.
  init(_ entries: ComparedEntries, stored: Set<BlockFingerprint>) {
    let positions = entries.prepared.keys.sorted()
    articles = positions.compactMap { position in
      entries.prepared[position].map { ($0, entries.matches[position].isNew) }
    }
    headlines = stored.union(articles.compactMap(\.article.title))
    let headlines = headlines
    seen = articles.map { $0.article.seen(among: headlines) }
  }

  /// The blocks of which the store is to be asked.
  var fingerprints: [BlockFingerprint] {
    Set(seen.flatMap(\.fingerprints)).sorted()
  }

  /// What the entry at each position of the document teaches, when it is new.
  func lessons(of entries: ComparedEntries) -> [Int: SeenArticle] {
    let positions = entries.prepared.keys.sorted()
    return Dictionary(uniqueKeysWithValues: zip(positions, seen)).filter {
      entries.matches[$0.key].isNew
    }
  }

  /// Adds what is stored to what the new entries teach.
  mutating func learn(from ledger: BlockLedger, at now: Timestamp) {
    let before = ledger.learned(at: now).known
    var after = ledger
    after.count(zip(articles, seen).filter(\.0.isNew).map(\.1), at: now)
    learned = after.learned(at: now).knowing(headlines: headlines)
    let new = learned.known.subtracting(before)
    for (article, _) in articles where !new.isEmpty {
      newlyKnown.merge(article.samples(of: new, among: headlines)) { first, _ in first }
    }
  }
}

/// The entries of a document compared with what is stored; those that are new or changed half cleaned.
struct ComparedEntries: Sendable {
  /// What each entry is.
  var matches: [EntryMatch]
  /// The new and changed ones by their position.
  var prepared: [Int: PreparedArticle] = [:]
}
