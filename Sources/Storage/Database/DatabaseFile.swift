import Foundation
import Glibc

/// The file of the database as the operating system sees it, before SQLite touches it.
struct DatabaseFile {
  /// Its path.
  let path: String

  /// True when a file stands there already and has something in it.
  private(set) var exists = false

  /// Looks at what is there and makes the folder when that is missing.
  ///
  /// - Throws: `cannotCreate` for a place where no file can be, `damaged` for a file that SQLite or
  ///   Winnow did not make, `inputOutput` for one that cannot be read. Nothing is written to it.
  init(path: String, mayCreate: Bool) throws(StorageError) {
    self.path = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      let reason = DatabaseFile.reason
      guard errno == ENOENT, mayCreate else {
        throw .cannotCreate(path: path, reason: reason)
      }
      try makeFolder()
      return
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotCreate(path: path, reason: "it is not a regular file")
    }
    guard status.st_size > 0 else { return }
    exists = true
    try checkHeader()
  }

  /// The size of the database with its log, in bytes.
  static func byteCount(at path: String) -> Int64 { size(of: path) + logByteCount(at: path) }

  /// The size of its log, in bytes.
  static func logByteCount(at path: String) -> Int64 { size(of: path + "-wal") }

  private static func size(of file: String) -> Int64 {
    var status = stat()
    return stat(file, &status) == 0 ? Int64(status.st_size) : 0
  }

  private static var reason: String { String(cString: strerror(errno)) }

  private func makeFolder() throws(StorageError) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw .cannotCreate(
        path: path, reason: "the folder \(folder.path) cannot be made: \(DatabaseFile.reason)")
    }
  }

  /// Reads the header (SQLite file format §1.3): the magic string, and the application at 68.
  private func checkHeader() throws(StorageError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .inputOutput(path: path, reason: DatabaseFile.reason) }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 100)
    guard pread(descriptor, &header, header.count, 0) == header.count,
      header.starts(with: Array("SQLite format 3\0".utf8))
    else { throw .damaged(path: path, reason: "it is not a database") }
    let application = header[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
    // Zero as long as the first transaction stands in the log alone.
    guard application == 0 || application == Schema.applicationID else {
      throw .damaged(path: path, reason: "it is the database of another program")
    }
  }
}
