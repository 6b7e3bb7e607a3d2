/// The stories of the last days, and which of them have a word: in memory for the command line, in
/// SQLite for the store.
///
/// What is looked up may be kept, so looking up changes the index.
public protocol StoryIndex {
  /// What can go wrong; `Never` in memory.
  associatedtype Failure: Error
  /// A story; nil for one that is forgotten.
  mutating func story(_ id: Int64) throws(Failure) -> Story?
  /// The stories stored under any of a story's keys, at most `Story.maximumCandidates`: those whose
  /// shared keys weigh most in it, by id.
  mutating func candidates(for story: Story) throws(Failure) -> [StoryCandidate]
  /// Stores a story, new or changed, and makes it findable by more keys.
  mutating func put(_ story: Story, id: Int64, keys: [UInt64]) throws(Failure)
  /// Forgets a story whose articles belong to another one from now on.
  mutating func remove(_ merge: StoryMerge) throws(Failure)
}

/// A story that an article is compared with.
public struct StoryCandidate: Sendable {
  /// The id of its first article.
  public var id: Int64
  /// What is known of it.
  public var story: Story

  /// A story from an index.
  public init(id: Int64, story: Story) {
    self.id = id
    self.story = story
  }
}

/// Two stories that were found to be one.
public struct StoryMerge: Hashable, Sendable {
  /// The one whose number goes.
  public var gone: Int64
  /// The older one, whose number stays.
  public var kept: Int64
  /// How alike they were, 0 to 1; 1 where an article belongs to both.
  public var score: Double
}

extension StoryVector {
  /// For stories by id, how much the keys weigh that they share with this one: the heaviest stories.
  ///
  /// `matches` gives the stories stored under each of the keys.
  public func ranked(_ matches: [(key: UInt64, story: Int64)]) -> [Int64] {
    var shared: [Int64: Double] = [:]
    for match in matches { shared[match.story, default: 0] += weight(of: match.key) }
    let ranked = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(Limits.storyCandidateCount).map(\.key).sorted()
  }
}
