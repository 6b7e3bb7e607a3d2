public import Vocabulary

/// What the articles of several sites taught about each of them, all at once and without a store.
public struct LearnedSites: Sendable {
  private var sites: [String: LearnedBlocks] = [:]

  /// Learns nothing.
  public init() {}

  /// Learns from articles that each belong to a site; one without a site teaches nothing.
  public init(_ articles: [(site: String?, notes: ArticleNotes)], at now: Timestamp) {
    var members: [String: [ArticleNotes]] = [:]
    for (site, notes) in articles {
      if let site { members[site, default: []].append(notes) }
    }
    sites = members.mapValues { BlockLedger(of: $0, at: now).learned(at: now) }
  }

  /// What is known of a site; nothing where there is none.
  public func blocks(of site: String?) -> LearnedBlocks {
    site.flatMap { sites[$0] } ?? LearnedBlocks()
  }
}

extension BlockLedger {
  /// The ledger of one site's articles alone.
  fileprivate init(of articles: [ArticleNotes], at now: Timestamp) {
    let titles = Set(articles.compactMap(\.title))
    self.init()
    count(articles.map { $0.seen(among: titles) }, at: now)
  }
}
