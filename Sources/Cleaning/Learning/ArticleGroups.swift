/// Which articles are one article, told again: so that it counts once for what recurs.
///
/// Two are one when most of what they say is in both. What many articles carry says little of it, so
/// a block weighs its length by the number of its articles.
struct ArticleGroups {
  /// The number of each article's group, its first article's.
  private(set) var groups: [Int]

  /// A block in more articles than this makes no pairs.
  private static let mostArticlesOfBlock = 32

  init(_ articles: [SeenArticle]) {
    groups = Array(articles.indices)
    let holders = Self.holders(of: articles)
    // Whole numbers, for a sum of them does not depend on the order.
    var totals = [Int](repeating: 0, count: articles.count)
    var shared: [Pair: Int] = [:]
    for (_, block) in holders {
      let weight = (block.byteCount << 16) / block.articles.count
      for article in block.articles { totals[article] += weight }
      guard block.articles.count <= Self.mostArticlesOfBlock else { continue }
      for (position, first) in block.articles.enumerated() {
        for second in block.articles[(position + 1)...] {
          shared[Pair(first: first, second: second), default: 0] += weight
        }
      }
    }
    for (pair, weight) in shared where weight * 2 > min(totals[pair.first], totals[pair.second]) {
      join(pair.first, pair.second)
    }
    for article in articles.indices { groups[article] = root(of: article) }
  }

  private struct Pair: Hashable {
    var first: Int
    var second: Int
  }

  private struct Block {
    var byteCount: Int
    var articles: [Int]
  }

  private static func holders(of articles: [SeenArticle]) -> [BlockFingerprint: Block] {
    var holders: [BlockFingerprint: Block] = [:]
    for (index, article) in articles.enumerated() {
      for paragraph in article.paragraphs {
        var block = holders[paragraph.fingerprint] ?? Block(byteCount: 0, articles: [])
        if block.articles.last != index { block.articles.append(index) }
        block.byteCount = max(block.byteCount, paragraph.byteCount)
        holders[paragraph.fingerprint] = block
      }
    }
    return holders
  }

  private func root(of article: Int) -> Int {
    var root = article
    while groups[root] != root { root = groups[root] }
    return root
  }

  private mutating func join(_ first: Int, _ second: Int) {
    let roots = [root(of: first), root(of: second)]
    groups[roots.max() ?? first] = roots.min() ?? first
  }
}
