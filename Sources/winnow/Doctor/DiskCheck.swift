import Foundation
import Glibc

/// Whether there is room for what comes.
struct DiskCheck {
  /// With less than this nothing can be stored for long.
  private static let least: Int64 = 64 << 20
  /// With less than this, or than the database is large, there is no room for a copy of it.
  private static let comfortable: Int64 = 512 << 20

  /// The folder of the database, or the nearest one above it that is there.
  let folder: String
  /// How large the database is, in bytes.
  let byteCount: Int64
  /// How much is free, in bytes; nil where the system does not tell.
  let free: Int64?
  /// How many files can still be made; nil where the file system has no such bound.
  let freeFiles: Int64?
  /// Copies of the database that upgrades and restores have left beside it, and their size.
  let copies: (count: Int, byteCount: Int64)
  private let databasePath: String

  /// The disk that a database is on.
  init(databasePath: String, byteCount: Int64) {
    self.databasePath = databasePath
    self.byteCount = byteCount
    var folder = URL(fileURLWithPath: databasePath).deletingLastPathComponent().path
    while access(folder, F_OK) != 0, folder != "/" {
      folder = URL(fileURLWithPath: folder).deletingLastPathComponent().path
    }
    self.folder = folder
    var status = statvfs()
    if statvfs(folder, &status) == 0 {
      free = Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
      freeFiles = status.f_files > 0 ? Int64(clamping: status.f_favail) : nil
    } else {
      (free, freeFiles) = (nil, nil)
    }
    copies = Self.copies(of: databasePath, in: folder)
  }

  /// What is to say of it.
  var findings: [Finding] {
    Self.findings(free: free, freeFiles: freeFiles, byteCount: byteCount, folder: folder)
      + copyFindings
  }

  /// What is to say of so much room.
  static func findings(
    free: Int64?, freeFiles: Int64?, byteCount: Int64, folder: String
  ) -> [Finding] {
    guard let free else { return [] }
    let room = "\(StatusCommand.size(free)) free in \(folder)"
    if free < least || freeFiles ?? .max < 16 {
      let what = free < least ? room : "no more file can be made in \(folder)"
      return [
        .error(.disk, what, command: "du -xh \(folder) | sort -h | tail", status: .inputOutput)
      ]
    }
    guard free < max(comfortable, byteCount) else { return [.ok(.disk, room)] }
    return [
      .warning(
        .disk, room + ", too little for a copy of the database before an upgrade",
        command: "du -xh \(folder) | sort -h | tail")
    ]
  }

  private var copyFindings: [Finding] {
    guard copies.count > 0 else { return [] }
    let what = copies.count == 1 ? "1 former database lies" : "\(copies.count) former databases lie"
    return [
      .note(
        .disk, "\(what) beside it, \(StatusCommand.size(copies.byteCount))",
        command: "rm \(databasePath).before-*")
    ]
  }

  private static func copies(
    of databasePath: String, in folder: String
  ) -> (count: Int, byteCount: Int64) {
    let prefix = URL(fileURLWithPath: databasePath).lastPathComponent + ".before-"
    guard let directory = opendir(folder) else { return (0, 0) }
    defer { closedir(directory) }
    var copies = (count: 0, byteCount: Int64(0))
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      var status = stat()
      guard name.hasPrefix(prefix), stat("\(folder)/\(name)", &status) == 0 else { continue }
      copies.count += 1
      copies.byteCount += Int64(status.st_size)
    }
    return copies
  }
}
