import Foundation

/// A place for a database that goes with the benchmark.
enum ScratchDatabase {
  /// Lends the path of a database that is not there yet, and removes what came to lie there.
  static func lend(_ work: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("winnow-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await work(folder.appendingPathComponent("winnow.sqlite").path)
  }
}
