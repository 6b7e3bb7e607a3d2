import Glibc

/// A file that is written beside its place and then takes it (temporary file, fsync, rename).
///
/// Who reads the file meanwhile sees the old one or the new one, never a part.
public struct ReplacedFile: Sendable {
  private let path: String
  private let permissions: UInt32?

  /// The file at a path; where that is a symbolic link, the file that it leads to.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - permissions: What it has in any case (chmod(2)); nil for those of the file before, and those
  ///     that are usual for a new one.
  public init(path: String, permissions: UInt32? = nil) {
    self.permissions = permissions
    if let resolved = realpath(path, nil) {
      self.path = String(cString: resolved)
      free(resolved)
    } else {
      self.path = path
    }
  }

  /// Replaces the file, whose permissions stay; when it returns, the new one is on the disk.
  ///
  /// What is no regular file, a pipe or a terminal, cannot be replaced and is written to.
  public func write(_ bytes: [UInt8]) throws(DeliveryFailure) {
    do {
      try write { sink in try sink(bytes) }
    } catch let failure as DeliveryFailure {
      throw failure
    } catch {
      preconditionFailure("a sink that takes bytes throws what writing them throws")
    }
  }

  /// The same for a document that comes in pieces; what `produce` throws leaves the file as it was.
  public func write(_ produce: (_ sink: ([UInt8]) throws -> Void) throws -> Void) throws {
    let replacement = try begin()
    do {
      try produce { try replacement.file.write($0) }
    } catch {
      replacement.abandon()
      throw error
    }
    try commit(replacement)
  }

  /// The same for a document whose pieces are waited for.
  public func write<Value>(
    streaming produce: (_ sink: ([UInt8]) throws -> Void) async throws -> Value
  ) async throws -> Value {
    let replacement = try begin()
    let value: Value
    do {
      value = try await produce { try replacement.file.write($0) }
    } catch {
      replacement.abandon()
      throw error
    }
    try commit(replacement)
    return value
  }

  /// What is written until it takes the file's place.
  private struct Replacement {
    let descriptor: Int32
    let file: OpenFile
    /// Nil for a pipe and the like, which is written to as it is.
    let temporary: String?

    func abandon() {
      close(descriptor)
      if let temporary { unlink(temporary) }
    }
  }

  private func begin() throws(DeliveryFailure) -> Replacement {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(errno) }
      return Replacement(
        descriptor: descriptor, file: OpenFile(descriptor, path: path), temporary: nil)
    }
    let (descriptor, temporary) = try openBeside()
    if let permissions {
      fchmod(descriptor, permissions)
    } else if exists {
      fchmod(descriptor, status.st_mode & 0o7777)
    }
    return Replacement(
      descriptor: descriptor, file: OpenFile(descriptor, path: path), temporary: temporary)
  }

  private func commit(_ replacement: Replacement) throws(DeliveryFailure) {
    guard let temporary = replacement.temporary else {
      close(replacement.descriptor)
      return
    }
    do {
      try replacement.file.synchronize()
    } catch {
      replacement.abandon()
      throw error
    }
    close(replacement.descriptor)
    guard rename(temporary, path) == 0 else {
      let error = errno
      unlink(temporary)
      throw failure(error)
    }
    let parent = path.lastIndex(of: "/").map { path[..<$0] }
    try ReplacedFile.synchronize(folder: parent.map { $0.isEmpty ? "/" : String($0) } ?? ".")
  }

  /// A new file in the same folder, for a rename does not cross file systems.
  private func openBeside() throws(DeliveryFailure) -> (descriptor: Int32, path: String) {
    for attempt in 0..<DigestLimits.temporaryNames {
      let temporary = "\(path).\(getpid())-\(attempt).new"
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, temporary) }
      guard errno == EEXIST else { throw failure(errno) }
    }
    throw failure(EEXIST)
  }

  /// The name is on the disk only when its folder is.
  static func synchronize(folder: String) throws(DeliveryFailure) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that may be written but not read can still hold the file.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    if fsync(descriptor) != 0, errno != EINVAL {
      throw DeliveryFailure(path: folder, errorNumber: errno)
    }
  }

  private func failure(_ error: Int32) -> DeliveryFailure {
    DeliveryFailure(path: path, errorNumber: error)
  }
}
