/// Why the store could not do what was asked.
public enum StorageError: Error, Hashable, Sendable {
  /// The file or its folder cannot be made (exit 73).
  case cannotCreate(path: String, reason: String)
  /// The file is there but is no database of Winnow, or is damaged (exit 74).
  case damaged(path: String, reason: String)
  /// Reading or writing failed: the disk is full, read-only or broken (exit 74).
  case inputOutput(path: String, reason: String)
  /// Another process holds the database (exit 75); the text names it where that is known.
  case locked(path: String, holder: String?)
  /// A newer Winnow made it (exit 78).
  case tooNew(path: String)
  /// The statement itself failed: a fault of Winnow (exit 70).
  case statement(String)
  /// No feed, article or digest of that name (exit 66); with the nearest names.
  case notFound(kind: String, name: String, nearest: [String])
  /// Several have a name that begins so (exit 64).
  case ambiguous(kind: String, name: String, candidates: [String])
  /// There is one already (exit 64).
  case exists(kind: String, name: String)
  /// A search that says nothing, or asks for what there is not (exit 64); with the word that was
  /// perhaps meant.
  case badQuery(String, nearest: String?)
}
