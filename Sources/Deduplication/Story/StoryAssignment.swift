/// Where an article belongs among the stories, and why.
public struct StoryAssignment: Sendable {
  /// The story that it joins; nil when it begins one.
  public var story: Int64?
  /// Others that become one with it, because the article's lineage is in both.
  public var others: [Int64]
  /// How sure that is, 0 to 1; 1 for a copy of an article of the story.
  public var score: Double
  /// The words that weigh most in both, by hash; empty for a copy.
  public var sharedStems: [UInt64]
}

/// An article, or a story, joins a story from this similarity on.
private let joiningBar = 0.22
/// Two stories become one from this similarity on.
private let mergingBar = 0.28
/// After so many rounds of merging what is left is left.
private let mergeRounds = 3
/// How many shared words tell why.
private let toldStemCount = 8

/// Decides which story an article joins: that of its lineage, else the one most like it.
///
/// Bounded by the index's candidates. `seeds` are the stories of its lineage, the surest first;
/// one that a reader took apart is not made one with another.
public func assignStory<Index: StoryIndex>(
  of article: Story, seeds: [Int64], in index: inout Index
) throws(Index.Failure) -> StoryAssignment {
  var known: [Int64] = []
  var isApart = false
  for seed in seeds where !known.contains(seed) {
    guard let story = try index.story(seed) else { continue }
    known.append(seed)
    isApart = isApart || story.isApart
  }
  if let surest = known.first {
    let first = isApart ? surest : known.min() ?? surest
    return StoryAssignment(
      story: first, others: isApart ? [] : known.filter { $0 != first }.sorted(), score: 1,
      sharedStems: [])
  }
  var best: (candidate: StoryCandidate, score: Double)?
  for candidate in try index.candidates(for: article) {
    let score = candidate.story.similarity(to: article)
    if score > best?.score ?? joiningBar { best = (candidate, score) }
  }
  return StoryAssignment(
    story: best?.candidate.id, others: [], score: best?.score ?? 0,
    sharedStems: best.map {
      article.centre.heaviestShared(with: $0.candidate.story.centre, toldStemCount)
    } ?? [])
}

extension StoryIndex {
  /// Puts an article where it was found to belong; the story's id, which is its own for a new one.
  public mutating func place(
    _ article: Story, as id: Int64, by assignment: StoryAssignment
  ) throws(Failure) -> Int64 {
    guard let first = assignment.story, var story = try story(first) else {
      try put(article, id: id, keys: article.keys)
      return id
    }
    for other in assignment.others {
      guard let gone = try self.story(other) else { continue }
      try remove(StoryMerge(gone: other, kept: first, score: 1))
      story.absorb(gone)
      try put(story, id: first, keys: gone.keys)
    }
    story.absorb(article)
    try put(story, id: first, keys: article.keys)
    return first
  }

  /// Merges stories that have grown with others that are alike; the work is bounded by how many.
  public mutating func mergeGrown(_ grown: Set<Int64>) throws(Failure) {
    var grown = grown
    for _ in 0..<mergeRounds where !grown.isEmpty {
      let merges = try merges(of: grown)
      grown = []
      for merge in merges {
        guard var kept = try story(merge.kept), let gone = try story(merge.gone) else { continue }
        try remove(merge)
        kept.absorb(gone)
        try put(kept, id: merge.kept, keys: gone.keys)
        grown.insert(merge.kept)
      }
    }
  }

  /// The surest pairs, each story in one at most.
  private mutating func merges(of grown: Set<Int64>) throws(Failure) -> [StoryMerge] {
    var pairs: [StoryMerge] = []
    for id in grown.sorted() {
      guard let mine = try story(id), !mine.isApart else { continue }
      for candidate in try candidates(for: mine)
      where candidate.id != id && !candidate.story.isApart {
        let score = mine.similarity(to: candidate.story)
        guard score > mergingBar else { continue }
        pairs.append(
          StoryMerge(gone: max(id, candidate.id), kept: min(id, candidate.id), score: score))
      }
    }
    pairs.sort { ($1.score, $0.kept, $0.gone) < ($0.score, $1.kept, $1.gone) }
    var used: Set<Int64> = []
    return pairs.filter { pair in
      guard !used.contains(pair.kept), !used.contains(pair.gone) else { return false }
      used.formUnion([pair.kept, pair.gone])
      return true
    }
  }
}
