import Glibc

/// Sees to it that one daemon runs on a database; held until the process ends or `release`.
public final class DaemonLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock beside the database.
  ///
  /// - Throws: `StorageError.locked`, naming the process that has it.
  public init(besideDatabase path: String) throws(StorageError) {
    let lockPath = path + ".lock"
    let descriptor = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .inputOutput(path: lockPath, reason: String(cString: strerror(errno)))
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let failure = errno
      defer { close(descriptor) }
      guard failure == EWOULDBLOCK else {
        throw .inputOutput(path: lockPath, reason: String(cString: strerror(failure)))
      }
      throw .locked(path: path, holder: DaemonLock.holder(descriptor))
    }
    // The number is for people; the lock holds without it, so a full disk does not matter here.
    let number = Array("\(getpid())\n".utf8)
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, number, number.count, 0) }
    self.descriptor = descriptor
  }

  /// The process whose daemon runs on a database; nil when none does.
  ///
  /// - Throws: `inputOutput` when the lock may not be looked at.
  public static func runningDaemon(onDatabase path: String) throws(StorageError) -> String? {
    let lockPath = path + ".lock"
    let descriptor = open(lockPath, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno != ENOENT else { return nil }
      throw .inputOutput(path: lockPath, reason: String(cString: strerror(errno)))
    }
    defer { close(descriptor) }
    // A shared lock only asks; it is given back at once.
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return nil }
    return holder(descriptor) ?? "another process"
  }

  /// Gives the lock back.
  ///
  /// The file stays: removing it would race with the next process.
  deinit { close(descriptor) }

  private static func holder(_ descriptor: Int32) -> String? {
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0,
      let number = Int32(
        String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    else { return nil }
    return "process \(number)"
  }
}
