import Digests

/// Where a digest goes.
enum OutputDestination: Hashable, Sendable {
  /// Standard output.
  case standardOutput
  /// A file, replaced as a whole.
  case file(path: String)

  /// The place that `--output` names; `-` and nothing are standard output.
  init(output: String?) {
    guard let output, output != "-" else {
      self = .standardOutput
      return
    }
    self = .file(path: output)
  }

  /// Hands a document over.
  ///
  /// - Throws: `CommandFailure`, and `OutputClosed` when nobody reads standard output any more.
  func deliver(_ document: [UInt8]) throws {
    switch self {
    case .standardOutput:
      var output = StandardOutput()
      try output.write(document)
      try output.flush()
    case .file(let path):
      do {
        try ReplacedFile(path: path).write(document)
      } catch {
        throw CommandFailure(error.isAboutCreating ? .cannotCreate : .inputOutput, "\(error)")
      }
    }
  }
}
