public import Vocabulary

/// An article that another is compared with.
public struct Candidate: Sendable {
  /// The most candidates that an article is compared with.
  public static let maximumCount = Limits.candidateCount
  /// How many articles with one key an index looks at, the newest ones.
  public static let maximumPerKey = Limits.articlesPerKey
  /// How many neighbours of its feed tell what the feed repeats.
  public static let siblingCount = Limits.siblingCount

  /// The article's id.
  public var id: Int64
  /// The id of the first article of its lineage.
  public var lineage: Int64
  /// The feed it came with, where that is known.
  public var feed: Int64?
  /// When it was published, as far as is known.
  public var published: Timestamp?
  /// Its sketch.
  public var sketch: Sketch
  /// False for an article that waits to be placed itself: it only shows what its feed repeats.
  public var isPlaced: Bool

  /// An article from an index, or one that is to be placed.
  public init(
    id: Int64, lineage: Int64, feed: Int64? = nil, published: Timestamp? = nil, sketch: Sketch,
    isPlaced: Bool = true
  ) {
    self.id = id
    self.lineage = lineage
    self.feed = feed
    self.published = published
    self.sketch = sketch
    self.isPlaced = isPlaced
  }
}

/// Finds sketches to compare with: in memory for the command line, in SQLite for the store.
///
/// Both keep each sketch under its `bandKeys`.
public protocol CandidateIndex {
  /// What can go wrong in looking up; `Never` in memory.
  associatedtype Failure: Error
  /// The articles most likely to be of one text with this one, at most `Candidate.maximumCount`,
  /// those that share most keys first.
  func candidates(for article: Candidate) throws(Failure) -> [Candidate]
  /// The article's neighbours in its feed, about `Candidate.siblingCount`.
  func siblings(of article: Candidate) throws(Failure) -> [Candidate]
  /// The first and the longest article of a lineage, as far as they are still known.
  func representatives(of lineage: Int64) throws(Failure) -> [Candidate]
}
