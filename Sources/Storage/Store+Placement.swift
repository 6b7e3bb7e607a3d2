public import Vocabulary

extension Store {
  /// Where an article belongs and why.
  public func placement(of id: ArticleID) async throws(StorageError) -> ArticlePlacement {
    try await read { db in
      guard let placement = try PlacementTable(db: db).placement(of: id) else {
        throw StorageError.notFound(kind: "article", name: id.description, nearest: [])
      }
      return placement
    }
  }

  /// Takes an article out of its lineage and its story, for good.
  public func split(_ id: ArticleID) async throws(StorageError) {
    let now = time.now
    try await write { db in
      try PlacementTable(db: db).split(id, at: now)
    }
  }

  /// Makes two articles, with all that belongs to them, one lineage and one story, for good.
  public func merge(_ id: ArticleID, with other: ArticleID) async throws(StorageError) {
    let now = time.now
    try await write { db in
      try PlacementTable(db: db).merge(id, with: other, at: now)
    }
  }
}
