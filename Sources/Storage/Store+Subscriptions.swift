public import Vocabulary

extension Store {
  /// Subscribes; due at once.
  ///
  /// - Throws: `StorageError.exists` when the address is subscribed already.
  public func add(_ subscription: Subscription) async throws(StorageError) -> FeedID {
    fatalError()
  }

  /// Subscribes to many in one transaction; those already there are left as they are and have no id.
  public func add(_ subscriptions: [Subscription]) async throws(StorageError) -> [FeedID?] {
    fatalError()
  }

  /// All feeds, by folder and position.
  public func feeds() async throws(StorageError) -> [FeedRecord] { fatalError() }

  /// One feed.
  public func feed(_ id: FeedID) async throws(StorageError) -> FeedRecord { fatalError() }

  /// The feed that a person means: by id, by address, or by a unique beginning of its title.
  public func feed(named name: String) async throws(StorageError) -> FeedRecord { fatalError() }

  /// Replaces what the user chose.
  public func edit(_ id: FeedID, to subscription: Subscription) async throws(StorageError) {
    fatalError()
  }

  /// Unsubscribes; the articles go too.
  public func remove(_ ids: [FeedID]) async throws(StorageError) { fatalError() }

  /// Stops polling until `resume`.
  public func pause(_ id: FeedID) async throws(StorageError) { fatalError() }

  /// Polls again, also what was gone; due at once.
  public func resume(_ id: FeedID) async throws(StorageError) { fatalError() }
}
