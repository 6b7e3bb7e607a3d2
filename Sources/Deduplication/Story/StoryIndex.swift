/// The stories of the last days, in memory; as many as `capacity`.
struct StoryIndex {
  /// An article, or a story, joins a story from this similarity on.
  private static let bar = 0.22
  /// Two stories become one from this similarity on.
  private static let mergeBar = 0.25
  /// After so many rounds of merging what is left is left.
  private static let mergeRounds = 3

  private let capacity: Int
  private var stories: [Int: Story] = [:]
  /// What a story that was merged has become part of.
  private var successors: [Int: Int] = [:]
  /// The last stories that have a word.
  private var postings: [UInt64: [Int]] = [:]
  private var count = 0
  private var oldest = 0
  private var touched: Set<Int> = []

  /// An index with nothing in it.
  init(capacity: Int = Limits.storiesInMemory) { self.capacity = capacity }

  /// The name of a story; nil for one that is forgotten.
  func name(of story: Int) -> ClusterName? { stories[current(story)]?.name }

  /// Puts an article into a story, those of its lineage first, and tells which and how sure that is.
  mutating func place(_ article: Story, lineage: [Int]) -> (story: Int, score: Double) {
    let known = Set(lineage.map(current)).filter { stories[$0] != nil }.sorted()
    if let first = known.first {
      for other in known.dropFirst() { merge(other, into: first) }
      add(article, to: first)
      return (first, 1)
    }
    if let best = nearest(to: article, bar: StoryIndex.bar) {
      add(article, to: best.story)
      return best
    }
    let story = count
    count += 1
    stories[story] = article
    touched.insert(story)
    post(article.centre, of: story)
    forgetOldest()
    return (story, 0)
  }

  /// Merges the stories that articles were put into since the last time, where they are alike.
  mutating func mergeTouched() {
    for _ in 0..<StoryIndex.mergeRounds {
      var pairs: [(similarity: Double, first: Int, second: Int)] = []
      for story in touched.sorted() {
        guard let mine = stories[story] else { continue }
        for other in candidates(for: mine) where other != story {
          guard let theirs = stories[other] else { continue }
          let similarity = mine.similarity(to: theirs)
          if similarity > StoryIndex.mergeBar {
            pairs.append((similarity, min(story, other), max(story, other)))
          }
        }
      }
      pairs.sort { ($1.similarity, $0.first, $0.second) < ($0.similarity, $1.first, $1.second) }
      var used: Set<Int> = []
      for pair in pairs where !used.contains(pair.first) && !used.contains(pair.second) {
        used.formUnion([pair.first, pair.second])
        merge(pair.second, into: pair.first)
      }
      if used.isEmpty { break }
    }
    touched.removeAll(keepingCapacity: true)
  }

  // MARK: Looking up

  private func current(_ story: Int) -> Int {
    var story = story
    while let successor = successors[story] { story = successor }
    return story
  }

  private func nearest(to article: Story, bar: Double) -> (story: Int, score: Double)? {
    var best: (story: Int, score: Double)?
    for story in candidates(for: article) {
      guard let known = stories[story] else { continue }
      let score = known.similarity(to: article)
      if score > best?.score ?? bar { best = (story, score) }
    }
    return best
  }

  /// The stories that share the heaviest words, the oldest first.
  private func candidates(for article: Story) -> [Int] {
    var shared: [Int: Double] = [:]
    for component in article.centre.heaviest(Limits.storyKeyCount) {
      for story in postings[component.stem] ?? [] {
        shared[current(story), default: 0] += component.weight
      }
    }
    let ranked = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(Limits.candidateCount).map(\.key).sorted()
  }

  // MARK: Changing

  private mutating func add(_ article: Story, to story: Int) {
    stories[story]?.absorb(article)
    touched.insert(story)
    post(article.centre, of: story)
  }

  private mutating func merge(_ story: Int, into other: Int) {
    guard let gone = stories.removeValue(forKey: story) else { return }
    stories[other]?.absorb(gone)
    successors[story] = other
    touched.insert(other)
    post(gone.centre, of: other)
  }

  private mutating func post(_ centre: StoryVector, of story: Int) {
    for component in centre.heaviest(Limits.storyKeyCount) {
      var list = postings.removeValue(forKey: component.stem) ?? []
      if !list.suffix(8).contains(story) { list.append(story) }
      if list.count > 2 * Limits.storiesPerTerm {
        list.removeFirst(list.count - Limits.storiesPerTerm)
      }
      postings[component.stem] = list
    }
  }

  /// Forgets a quarter of the stories when there are too many.
  private mutating func forgetOldest() {
    guard count - oldest > capacity else { return }
    oldest = count - capacity * 3 / 4
    stories = stories.filter { $0.key >= oldest }
    successors = successors.filter { $0.key >= oldest }
    postings = postings.compactMapValues { list in
      let rest = list.filter { $0 >= oldest }
      return rest.isEmpty ? nil : rest
    }
  }
}
