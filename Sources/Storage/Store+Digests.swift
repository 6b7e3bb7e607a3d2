extension Store {
  /// The stories of a filter, newest first, each once; for a digest without a name.
  public func stories(
    _ filter: ArticleFilter, limit: Int
  ) async throws(StorageError) -> [DigestStory] { fatalError() }

  /// A named digest; nil when there is none of that name.
  public func digest(named name: String) async throws(StorageError) -> DigestRecord? {
    fatalError()
  }

  /// All named digests by name.
  public func digests() async throws(StorageError) -> [DigestRecord] { fatalError() }

  /// Makes a named digest that has told nothing yet, or changes the settings of one.
  public func define(
    digest name: String, settings: DigestSettings
  ) async throws(StorageError) -> DigestRecord { fatalError() }

  /// Selects, renders and records an issue and moves the cursor, in one transaction.
  ///
  /// Where an issue of this digest still waits for delivery, that one is returned instead. Nil when
  /// there is nothing new. `render` gets the stories, newest first, and gives the document.
  public func prepareIssue(
    of name: String, format: String,
    render: @Sendable ([DigestStory]) throws -> [UInt8]
  ) async throws(StorageError) -> PendingIssue? { fatalError() }

  /// Notes that an issue has arrived.
  public func markDelivered(_ issue: Int64) async throws(StorageError) { fatalError() }
}
