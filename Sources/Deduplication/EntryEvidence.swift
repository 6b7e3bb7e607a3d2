public import Vocabulary
public import WebText

/// One hashed piece of evidence for which article an entry is.
public struct EntryKey: Hashable, Sendable {
  /// What was hashed; the raw values are stored.
  public enum Kind: Int, Hashable, Sendable, CaseIterable {
    /// The entry's own identifier.
    case guid = 1
    /// The canonical form of its address.
    case canonicalURL = 2
    /// Its title and its date.
    case titleAndDate = 3
    /// Its text.
    case text = 4
  }

  /// What was hashed.
  public let kind: Kind
  /// The hash.
  public let hash: StableHash

  /// A key as the store keeps it.
  public init(kind: Kind, hash: StableHash) {
    self.kind = kind
    self.hash = hash
  }
}

/// What an entry brings to the question which article it is.
public struct EntryEvidence: Sendable {
  /// Its keys, the strongest kind first, at most one of a kind.
  public var keys: [EntryKey]
  /// The hash of the raw entry.
  public var sourceHash: StableHash

  /// The evidence of one entry.
  public init(keys: [EntryKey], sourceHash: StableHash) {
    self.keys = keys
    self.sourceHash = sourceHash
  }

  /// The evidence that can be had before an entry is cleaned.
  public init(
    guid: String?, url: String?, title: String?, published: Timestamp?, sourceHash: StableHash
  ) {
    self.init(keys: [], sourceHash: sourceHash)
  }
}

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

/// Which article an entry is.
public enum EntryMatch: Hashable, Sendable {
  /// None that is stored.
  case new
  /// This one, and nothing changed.
  case same(ArticleID)
  /// This one, and the raw entry changed.
  case changed(ArticleID)
  /// The same as an earlier entry of the document, by its index.
  case `repeat`(of: Int)
  /// One that was purged.
  case purged
}

/// Decides for each entry of one document which stored article it is, in the order of the document.
public func matchEntries(_ entries: [EntryEvidence], to known: KnownEntries) -> [EntryMatch] { [] }
