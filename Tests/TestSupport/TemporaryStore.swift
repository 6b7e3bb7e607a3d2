public import Foundation
public import Storage
public import Vocabulary

/// A store in a folder of its own, which goes with it.
public final class TemporaryStore: Sendable {
  /// The store.
  public let store: Store
  /// The path of its database.
  public let path: String
  private let folder: URL

  /// Opens an empty store with a clock.
  public init(time: any TimeSource = ManualTime()) throws {
    folder = try TemporaryStore.makeFolder()
    path = folder.appendingPathComponent("winnow.sqlite").path
    store = try Store(opening: .file(path: path), time: time)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A fresh folder for files of a test.
  public static func makeFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("winnow-test-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
