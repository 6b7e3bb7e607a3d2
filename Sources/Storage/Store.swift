public import Vocabulary

/// Where the database is.
public enum StorageLocation: Hashable, Sendable {
  /// A file; it and its folder are made when they are missing.
  case file(path: String)
  /// A file that must exist already and is only read.
  case readOnly(path: String)
}

/// The store: every SQL statement of Winnow, one verb a transaction.
///
/// One writer and a pool of readers (WAL). This file and its extensions are the module's whole
/// interface; no type of the database library is seen outside.
public final class Store: Sendable {
  /// Opens the database and brings its schema up to date.
  ///
  /// - Throws: `StorageError` when it cannot be made, read or upgraded.
  public init(opening location: StorageLocation, time: any TimeSource) throws(StorageError) {
    fatalError()
  }

  /// Checkpoints and closes; the store cannot be used after it.
  public func close() async {}

  /// Answers once the writer has come to it: whether it is alive.
  public func answer() async {}
}
