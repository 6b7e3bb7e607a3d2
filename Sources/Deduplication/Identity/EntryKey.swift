public import WebText

/// One hashed piece of evidence for which article an entry is.
public struct EntryKey: Hashable, Sendable {
  /// What was hashed; the raw values are stored.
  public enum Kind: Int, Hashable, Sendable, CaseIterable {
    /// The entry's own identifier.
    case guid = 1
    /// The canonical form of its address.
    case canonicalURL = 2
    /// Its title and its date: half of the hash is of the title alone.
    case titleAndDate = 3
    /// Its text, where there is nothing else.
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

extension [EntryKey] {
  /// The hash of a kind.
  func hash(of kind: EntryKey.Kind) -> StableHash? { first { $0.kind == kind }?.hash }

  /// What tells titles apart without their dates.
  var titleHash: UInt64? { hash(of: .titleAndDate)?.high }
}
