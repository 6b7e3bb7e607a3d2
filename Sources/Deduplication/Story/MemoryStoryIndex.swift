/// The stories of the last articles, in memory; as many as `capacity`.
struct MemoryStoryIndex: StoryIndex {
  typealias Failure = Never

  private let capacity: Int
  private var stories: [Int64: Story] = [:]
  private var names: [Int64: ClusterName] = [:]
  /// What a story that was merged has become part of.
  private var successors: [Int64: Int64] = [:]
  /// The last stories that have a word.
  private var postings: [UInt64: [Int64]] = [:]

  /// An index with nothing in it.
  init(capacity: Int = Limits.storiesInMemory) { self.capacity = capacity }

  /// What a story has become part of.
  func current(_ id: Int64) -> Int64 {
    var id = id
    while let successor = successors[id] { id = successor }
    return id
  }

  /// The name of a story; nil for one that is forgotten.
  func name(of id: Int64) -> ClusterName? { names[current(id)] }

  /// Names a story after the article of it that came first.
  mutating func name(_ id: Int64, after name: ClusterName) {
    names[id] = names[id].map { min($0, name) } ?? name
  }

  func story(_ id: Int64) -> Story? { stories[id] }

  func candidates(for story: Story) -> [StoryCandidate] {
    var matches: [(key: UInt64, story: Int64)] = []
    for key in story.keys {
      for other in postings[key] ?? [] { matches.append((key, current(other))) }
    }
    return story.centre.ranked(matches).compactMap { id in
      stories[id].map { StoryCandidate(id: id, story: $0) }
    }
  }

  mutating func put(_ story: Story, id: Int64, keys: [UInt64]) {
    stories[id] = story
    for key in keys {
      var list = postings.removeValue(forKey: key) ?? []
      if !list.suffix(8).contains(id) { list.append(id) }
      if list.count > 2 * Limits.storiesPerTerm {
        list.removeFirst(list.count - Limits.storiesPerTerm)
      }
      postings[key] = list
    }
    if stories.count > capacity { forgetOldest() }
  }

  mutating func remove(_ merge: StoryMerge) {
    stories[merge.gone] = nil
    successors[merge.gone] = merge.kept
    if let name = names.removeValue(forKey: merge.gone) { self.name(merge.kept, after: name) }
  }

  /// Forgets a quarter of the stories.
  private mutating func forgetOldest() {
    let oldest = stories.keys.sorted()[stories.count / 4]
    stories = stories.filter { $0.key >= oldest }
    names = names.filter { $0.key >= oldest }
    successors = successors.filter { $0.value >= oldest }
    postings = postings.compactMapValues { list in
      let rest = list.filter { current($0) >= oldest }
      return rest.isEmpty ? nil : rest
    }
  }
}
