/// An article that shares fingerprints with another.
public struct Candidate: Sendable {
  /// The most candidates that an article is compared with.
  public static let maximumCount = Limits.candidateCount

  /// The article's id.
  public var id: Int64
  /// The id of the first article of its lineage.
  public var lineage: Int64
  /// The feed it came with, where that is known.
  public var feed: Int64?
  /// Its sketch.
  public var sketch: Sketch

  /// A candidate from an index.
  public init(id: Int64, lineage: Int64, feed: Int64? = nil, sketch: Sketch) {
    self.id = id
    self.lineage = lineage
    self.feed = feed
    self.sketch = sketch
  }
}

/// Finds sketches that share fingerprints: in memory for the command line, in SQLite for the store.
///
/// Both keep each sketch under its `bandKeys`.
public protocol CandidateIndex {
  /// Makes an article findable.
  mutating func insert(_ sketch: Sketch, id: Int64, lineage: Int64) throws
  /// The articles most likely to be of one text with this one, at most `Candidate.maximumCount`.
  func candidates(for sketch: Sketch) throws -> [Candidate]
}

/// An index that lives as long as a command.
public struct MemoryIndex: CandidateIndex {
  private var articles: [Candidate] = []
  private var byKey: [UInt64: [Int]] = [:]

  /// An empty index.
  public init() {}

  /// Makes an article findable.
  public mutating func insert(_ sketch: Sketch, id: Int64, lineage: Int64) {
    insert(Candidate(id: id, lineage: lineage, sketch: sketch))
  }

  /// Makes an article findable that came with a feed.
  public mutating func insert(_ article: Candidate) {
    for key in article.sketch.bandKeys { byKey[key, default: []].append(articles.count) }
    articles.append(article)
  }

  /// The articles that share most keys with a sketch, then the oldest ones.
  public func candidates(for sketch: Sketch) -> [Candidate] {
    var shared: [Int: Int] = [:]
    for key in sketch.bandKeys {
      for position in byKey[key] ?? [] { shared[position, default: 0] += 1 }
    }
    let ranked = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(Candidate.maximumCount).map { articles[$0.key] }
  }
}
