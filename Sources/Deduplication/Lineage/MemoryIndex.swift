/// An index that lives as long as a command: of the last articles, as many as `capacity`.
///
/// Articles are numbered from 0 as they are inserted. They can be found from then on, and be
/// compared with once they are placed.
struct MemoryIndex: CandidateIndex {
  typealias Failure = Never

  private let capacity: Int
  private var chains: KeyChains
  private var articles: [Candidate] = []
  /// How many articles there were.
  private(set) var count = 0
  /// The last articles of each feed, oldest first.
  private var byFeed: [Int64: [Int]] = [:]
  private var lineages: [Int64: MemoryLineage] = [:]

  /// An index with nothing in it.
  init(capacity: Int = Limits.articlesInMemory) {
    self.capacity = max(1, capacity)
    chains = KeyChains(capacity: self.capacity, width: 2 * Limits.keysPerKind)
  }

  /// The number of the oldest article that is known.
  var oldest: Int { max(0, count - capacity) }

  /// An article that is known.
  func article(_ number: Int) -> Candidate { articles[number % capacity] }

  /// The lineage of an article that is known.
  func lineage(of number: Int) -> Int64 { articles[number % capacity].lineage }

  /// The name of the lineage of an article that is known.
  func name(ofLineageOf number: Int) -> ClusterName? { lineages[lineage(of: number)]?.name }

  /// Makes an article findable; it begins as a lineage of its own, and its number is its id.
  ///
  /// The oldest article is forgotten where there is no room.
  mutating func insert(_ article: Candidate, name: ClusterName) {
    let number = count
    var article = article
    article.id = Int64(number)
    article.lineage = article.id
    article.isPlaced = false
    if number >= capacity { forget(articles[number % capacity]) }
    count += 1
    if number < capacity {
      articles.append(article)
    } else {
      articles[number % capacity] = article
    }
    chains.insert(article.sketch.bandKeys, article: number)
    if let feed = article.feed { byFeed[feed, default: []].append(number) }
    lineages[article.id] = MemoryLineage(
      first: number, longest: number, members: [number], name: name)
  }

  /// Places an article; what it joins is for the caller to join.
  mutating func settle(_ number: Int, by assignment: LineageAssignment) {
    let sketch = articles[number % capacity].sketch
    articles[number % capacity].sketch = sketch.marking(assignment.recurrence)
    articles[number % capacity].isPlaced = true
  }

  /// Makes two known articles one lineage.
  mutating func join(_ number: Int, with other: Int) {
    let (mine, others) = (lineage(of: number), lineage(of: other))
    // The smaller side takes the other's name, so that the work stays small.
    let isLarger = memberCount(of: mine) >= memberCount(of: others)
    let (kept, gone) = isLarger ? (mine, others) : (others, mine)
    guard mine != others, var large = lineages.removeValue(forKey: kept),
      let small = lineages.removeValue(forKey: gone)
    else { return }
    for member in small.members { articles[member % capacity].lineage = kept }
    large.first = min(large.first, small.first)
    large.longest = longest(of: [large.longest, small.longest]) ?? large.longest
    large.members.append(contentsOf: small.members)
    large.name = min(large.name, small.name)
    lineages[kept] = large
  }

  private func memberCount(of lineage: Int64) -> Int { lineages[lineage]?.members.count ?? 0 }

  // MARK: Looking up

  /// The articles that share most keys, then the oldest ones.
  func candidates(for article: Candidate) -> [Candidate] {
    var found: [Int] = []
    for key in article.sketch.bandKeys {
      chains.forEachArticle(with: key, notBefore: oldest) { found.append($0) }
    }
    found.sort()
    var ranked: [(shared: Int, number: Int)] = []
    for number in found where Int64(number) != article.id {
      if let last = ranked.last, last.number == number {
        ranked[ranked.count - 1].shared += 1
      } else {
        ranked.append((1, number))
      }
    }
    ranked.sort { ($1.shared, $0.number) < ($0.shared, $1.number) }
    return ranked.prefix(Limits.candidateCount).map { self.article($0.number) }
  }

  /// The articles of the feed that were inserted before and after this one.
  func siblings(of article: Candidate) -> [Candidate] {
    guard let feed = article.feed, let numbers = byFeed[feed] else { return [] }
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle] < article.id { low = middle + 1 } else { high = middle }
    }
    let end = min(numbers.count, max(0, low - Limits.siblingCount / 2) + Limits.siblingCount + 1)
    let start = max(0, end - Limits.siblingCount - 1)
    return numbers[start..<end].map { self.article($0) }
  }

  /// The first and the longest article that are still known.
  func representatives(of lineage: Int64) -> [Candidate] {
    guard let known = lineages[lineage] else { return [] }
    return known.first == known.longest
      ? [article(known.first)] : [article(known.first), article(known.longest)]
  }

  // MARK: Forgetting

  /// Keeps of each feed what the next articles need; to be called when all that came are placed.
  mutating func trimFeeds() {
    for (feed, numbers) in byFeed where numbers.count > Limits.siblingCount {
      byFeed[feed] = numbers.suffix(Limits.siblingCount)
    }
  }

  private mutating func forget(_ article: Candidate) {
    if let feed = article.feed, let numbers = byFeed[feed] {
      let rest = numbers.filter { $0 != article.id }
      byFeed[feed] = rest.isEmpty ? nil : rest
    }
    guard var lineage = lineages[article.lineage] else { return }
    lineage.members.removeAll { $0 == article.id }
    guard let first = lineage.members.min() else { return lineages[article.lineage] = nil }
    lineage.first = first
    if lineage.longest == article.id {
      lineage.longest = longest(of: lineage.members) ?? first
    }
    lineages[article.lineage] = lineage
  }

  private func longest(of members: [Int]) -> Int? {
    members.max {
      (article($0).sketch.tokenCount, $1) < (article($1).sketch.tokenCount, $0)
    }
  }
}

/// What the index in memory knows of a lineage.
private struct MemoryLineage {
  var first: Int
  var longest: Int
  /// The members that are still known.
  var members: [Int]
  var name: ClusterName
}
