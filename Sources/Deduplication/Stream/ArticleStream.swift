import Vocabulary

/// Places the articles of a stream as they come, chunk by chunk, with memory of the last ones.
///
/// The articles of a chunk are placed in the order of their dates, for streams are put together
/// from feeds and mix them; and they are told where they belong when all of the chunk are placed,
/// so that within a chunk a later merge is still heard of. Into stories they go in small steps: how
/// rare a word is, is then told by what came before, and what comes later moves few articles.
public struct ArticleStream {
  /// How many articles a chunk best has.
  public static let chunkSize = Limits.chunkSize

  private let level: ClusterLevel
  private var index = MemoryIndex()
  private var pages = FirstHolders()
  private var guids = FirstHolders()
  private var frequencies = TermFrequencies()
  private var stories = MemoryStoryIndex()
  /// The story of each article that is known.
  private var storyOf: [Int: Int64] = [:]
  private var arrivalCount = 0

  /// A stream that has brought nothing yet.
  public init(level: ClusterLevel) { self.level = level }

  /// Places the next articles; the answers are in their order.
  public mutating func place(_ articles: [StreamedArticle]) -> [StreamedPlacement] {
    let order = articles.indices.sorted { articles[$0].isBefore(articles[$1]) }
    let first = index.count
    for position in order { insert(articles[position], arrival: arrivalCount + position) }
    let joined = order.enumerated().map { offset, position in
      settle(articles[position], as: first + offset)
    }
    var scores = joined.map { $0.first?.score ?? 0 }
    if level == .story {
      for start in stride(from: 0, to: order.count, by: Limits.storyStepSize) {
        let step = start..<min(order.count, start + Limits.storyStepSize)
        for offset in step where joined[offset].isEmpty {
          articles[order[offset]].story.map { frequencies.add($0) }
        }
        var grown: Set<Int64> = []
        for offset in step {
          scores[offset] = placeInStory(
            articles[order[offset]], as: first + offset, lineage: joined[offset].map(\.number),
            arrival: arrivalCount + order[offset], &grown)
        }
        stories.mergeGrown(grown)
      }
    }
    var placements = articles.map { StreamedPlacement(cluster: $0.id, score: 0) }
    for (offset, position) in order.enumerated() where first + offset >= index.oldest {
      placements[position].score = scores[offset]
      if let name = name(of: first + offset) { placements[position].cluster = name.id }
    }
    arrivalCount += articles.count
    endChunk()
    return placements
  }

  private func name(of number: Int) -> ClusterName? {
    switch level {
    case .lineage: index.name(ofLineageOf: number)
    case .story: storyOf[number].flatMap(stories.name)
    }
  }

  private mutating func endChunk() {
    index.trimFeeds()
    if storyOf.count > 2 * Limits.articlesInMemory {
      storyOf = storyOf.filter { $0.key >= index.oldest }
    }
  }

  private mutating func insert(_ article: StreamedArticle, arrival: Int) {
    index.insert(
      Candidate(
        id: 0, lineage: 0, feed: article.feed, published: article.published,
        sketch: article.sketch),
      name: ClusterName(arrival: arrival, id: article.id))
  }

  // MARK: Lineage

  /// Places one article; what it joined, the surest first.
  private mutating func settle(
    _ article: StreamedArticle, as number: Int
  ) -> [(number: Int, score: Double)] {
    let assignment = assignLineage(of: index.article(number), in: index)
    index.settle(number, by: assignment)
    var joined = assignment.matches.map { (number: Int($0.article), score: $0.score) }
    if let guid = article.guid,
      let holder = guids.holder(of: guid, orElse: number, notBefore: index.oldest)
    {
      joined.insert((holder, 1), at: 0)
    }
    if let page = article.page,
      let holder = pages.holder(of: page, orElse: number, notBefore: index.oldest),
      isSamePage(number, holder)
    {
      joined.insert((holder, 1), at: 0)
    }
    for other in joined { index.join(number, with: other.number) }
    return joined
  }

  /// The feeds of one site carry one page under many titles; in one feed, an address that articles
  /// share is often that of a list.
  private func isSamePage(_ number: Int, _ other: Int) -> Bool {
    let (article, holder) = (index.article(number), index.article(other))
    guard article.feed == holder.feed else { return true }
    let agreement = SketchAgreement(article.sketch, holder.sketch)
    return agreement.titleOverlap >= 0.3 || agreement.containment >= 0.3
  }

  // MARK: Story

  /// Places one article in a story; how sure that is.
  private mutating func placeInStory(
    _ article: StreamedArticle, as number: Int, lineage: [Int], arrival: Int,
    _ grown: inout Set<Int64>
  ) -> Double {
    guard let text = article.story, number >= index.oldest else { return 0 }
    let story = Story(
      centre: StoryVector(text, frequencies), last: article.published, feed: article.feed,
      isForm: index.article(number).sketch.isForm)
    let seeds = lineage.compactMap { storyOf[$0].map(stories.current) }
    let assignment = assignStory(of: story, seeds: seeds, in: &stories)
    let placed = stories.place(story, as: Int64(number), by: assignment)
    stories.name(placed, after: ClusterName(arrival: arrival, id: article.id))
    storyOf[number] = placed
    if assignment.story != nil { grown.insert(placed) }
    return assignment.score
  }
}

extension StreamedArticle {
  /// Orders by date, those without one first, and then by what does not depend on the order in
  /// which they came.
  fileprivate func isBefore(_ other: StreamedArticle) -> Bool {
    switch (published, other.published) {
    case (let mine?, let others?) where mine != others: mine < others
    case (nil, _?): true
    case (_?, nil): false
    default: id < other.id
    }
  }
}
