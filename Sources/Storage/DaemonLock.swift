/// Sees to it that one daemon runs on a database; held until the process ends or `release`.
public final class DaemonLock: Sendable {
  /// Takes the lock beside the database.
  ///
  /// - Throws: `StorageError.locked`, naming the process that has it.
  public init(besideDatabase path: String) throws(StorageError) {}
}
