public import Vocabulary
public import WebText

/// An article that shares a key with an entry.
public struct KnownEntry: Sendable {
  /// The article.
  public var article: ArticleID
  /// The hash of the raw entry that it was last made from.
  public var sourceHash: StableHash
  /// All its keys.
  public var keys: [EntryKey]

  /// A stored article with its keys.
  public init(article: ArticleID, sourceHash: StableHash, keys: [EntryKey]) {
    self.article = article
    self.sourceHash = sourceHash
    self.keys = keys
  }
}

/// What the store knows of the entries of one document.
public struct KnownEntries: Sendable {
  /// The articles that share a key with any of the entries.
  public var entries: [KnownEntry]
  /// Hashes of keys of articles that were purged while the feed still lists them.
  public var tombstones: Set<StableHash>

  /// What one query found.
  public init(entries: [KnownEntry], tombstones: Set<StableHash> = []) {
    self.entries = entries
    self.tombstones = tombstones
  }
}
