import GRDB

/// Chooses the article by which a story is shown.
///
/// One of a preferred feed comes before all others; then the longest text does, for it tells most.
/// Texts of about one length tell the same, and of these the first counts.
struct BestVersion {
  /// Differences in length within a step of so many characters mean nothing.
  private static let lengthStep = 400

  let db: Database

  /// What an order by needs of an article under an alias, beside the article itself.
  static func joins(_ alias: String) -> String {
    """
    CROSS JOIN feed p ON p.id = \(alias).feedId
    CROSS JOIN articleContent t ON t.articleId = \(alias).id
    """
  }

  /// The terms that put the best article first.
  static func order(_ alias: String) -> String {
    """
    p.isPreferred DESC, coalesce(length(t.text), 0) / \(lengthStep) DESC,
    coalesce(\(alias).publishedAt, \(alias).firstSeenAt), \(alias).id
    """
  }

  /// The best of each of these groups of articles, in their order.
  func best(of groups: [[Int64]]) throws -> [Int64] {
    let contested = groups.filter { $0.count > 1 }.flatMap { $0 }
    var rank: [Int64: Int] = [:]
    if !contested.isEmpty {
      let ranked: [Int64] = try db.values(BestVersion.ranking, [JSONColumn.list(contested)])
      for (place, id) in ranked.enumerated() { rank[id] = place }
    }
    return groups.compactMap { group in
      group.min { rank[$0] ?? .max < rank[$1] ?? .max }
    }
  }

  static let ranking = """
    SELECT o.id FROM json_each(?) j CROSS JOIN article o ON o.id = j.value
    \(joins("o")) ORDER BY \(order("o"))
    """
}
