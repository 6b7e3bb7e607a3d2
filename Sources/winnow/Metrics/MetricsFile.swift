import Digests

/// A file for a collector of monitoring, which everybody may read: it tells numbers alone.
struct MetricsFile {
  /// Where it is.
  let path: String

  /// Replaces it as a whole.
  ///
  /// - Throws: `CommandFailure`; the file is then as it was.
  func write(_ text: String) throws {
    do {
      try ReplacedFile(path: path, permissions: 0o644).write(Array(text.utf8))
    } catch {
      throw CommandFailure(error.isAboutCreating ? .cannotCreate : .inputOutput, "\(error)")
    }
  }
}
