public import Vocabulary

extension Store {
  /// The texts that an article had, oldest first, the one that stands last; at most eleven.
  ///
  /// - Throws: `StorageError.notFound` where there is no such article.
  public func versions(of id: ArticleID) async throws(StorageError) -> [ArticleVersion] {
    try await read { db in try VersionReader(db: db).versions(of: id) }
  }
}
