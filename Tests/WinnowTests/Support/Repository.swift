import Foundation

/// The tree that the tests were built from.
enum Repository {
  /// Its root.
  static let folder = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../..").standardizedFileURL
}
