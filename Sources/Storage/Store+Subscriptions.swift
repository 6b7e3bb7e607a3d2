import GRDB
public import Vocabulary

extension Store {
  /// Subscribes; due at once.
  ///
  /// - Throws: `StorageError.exists` when the address is subscribed already.
  public func add(_ subscription: Subscription) async throws(StorageError) -> FeedID {
    let now = time.now
    return try await write { db in
      guard let id = try SubscriptionTable(db: db).insert(subscription, at: now) else {
        throw StorageError.exists(kind: "feed", name: subscription.url)
      }
      return id
    }
  }

  /// Subscribes to many in one transaction; those already there are left as they are and have no id.
  ///
  /// Folders are noted where they stand among the subscriptions.
  public func add(
    _ subscriptions: [Subscription], folders: [FolderRecord] = []
  ) async throws(StorageError) -> [FeedID?] {
    let now = time.now
    return try await write { db in
      let (table, folderTable) = (SubscriptionTable(db: db), FolderTable(db: db))
      var rest = folders.sorted { $0.position < $1.position }[...]
      var ids: [FeedID?] = []
      for (place, subscription) in subscriptions.enumerated() {
        while let folder = rest.first, folder.position <= place {
          try folderTable.insert(folder)
          rest.removeFirst()
        }
        ids.append(try table.insert(subscription, at: now))
      }
      for folder in rest { try folderTable.insert(folder) }
      return ids
    }
  }

  /// The folders of imported lists, in the order of their places.
  public func folders() async throws(StorageError) -> [FolderRecord] {
    try await read { db in try FolderTable(db: db).all() }
  }

  /// All feeds, by folder and position.
  public func feeds() async throws(StorageError) -> [FeedRecord] {
    try await read { db in try FeedReader(db: db).all() }
  }

  /// One feed.
  public func feed(_ id: FeedID) async throws(StorageError) -> FeedRecord {
    try await read { db in try FeedReader(db: db).feed(id) }
  }

  /// The feed that a person means: by id, by address, or by a unique beginning of its title.
  public func feed(named name: String) async throws(StorageError) -> FeedRecord {
    try await read { db in
      let reader = FeedReader(db: db)
      return try reader.feed(reader.id(named: name))
    }
  }

  /// Replaces what the user chose.
  ///
  /// A new address is polled from the beginning: what was learned of the old one is forgotten.
  public func edit(_ id: FeedID, to subscription: Subscription) async throws(StorageError) {
    let now = time.now
    try await write { db in
      try SubscriptionTable(db: db).replace(id, by: subscription, at: now)
    }
  }

  /// Unsubscribes; the articles go too.
  public func remove(_ ids: [FeedID]) async throws(StorageError) {
    try await write { db in
      for id in ids {
        try ArticleRemoval(db: db).removeArticles(of: id)
        try db.run("DELETE FROM feed WHERE id = ?", [id])
        guard db.changesCount == 1 else { throw FeedReader.notFound(id) }
      }
    }
  }

  /// Stops polling until `resume`.
  public func pause(_ id: FeedID) async throws(StorageError) {
    let now = time.now
    try await write { db in
      try db.run("UPDATE feed SET pausedAt = coalesce(pausedAt, ?) WHERE id = ?", [now, id])
      guard db.changesCount == 1 else { throw FeedReader.notFound(id) }
      try db.run("UPDATE feedState SET nextFetchAt = NULL WHERE feedId = ?", [id])
    }
  }

  /// Polls again, also what was gone; due at once.
  public func resume(_ id: FeedID) async throws(StorageError) {
    let now = time.now
    try await write { db in
      try db.run("UPDATE feed SET pausedAt = NULL WHERE id = ?", [id])
      guard db.changesCount == 1 else { throw FeedReader.notFound(id) }
      try db.run(
        """
        UPDATE feedState SET nextFetchAt = ?, isGone = 0, failureCount = 0, failingSince = NULL
        WHERE feedId = ?
        """,
        [now, id])
    }
  }
}
