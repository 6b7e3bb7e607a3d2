import Foundation
import Testing

/// Compares a document with the recorded one of that name, whole.
///
/// With `WINNOW_RECORD` in the environment, the document is recorded and the test fails, so that a
/// person looks at what was recorded.
func expectSnapshot(
  _ document: [UInt8], named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures/\(name)")
  guard ProcessInfo.processInfo.environment["WINNOW_RECORD"] == nil else {
    try Data(document).write(to: file)
    Issue.record("recorded \(file.path()); look at it", sourceLocation: sourceLocation)
    return
  }
  let recorded = Array(try Data(contentsOf: file))
  guard recorded != document else { return }
  let differences = differingLines(recorded, document)
  Issue.record("\(name) differs:\n\(differences)", sourceLocation: sourceLocation)
}

/// The lines of two documents that are not in both, `-` for recorded, `+` for made.
private func differingLines(_ recorded: [UInt8], _ made: [UInt8]) -> String {
  func lines(_ bytes: [UInt8]) -> [Substring] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
  }
  return lines(made).difference(from: lines(recorded)).map { change in
    switch change {
    case .remove(let offset, let line, _): "- \(offset + 1): \(line)"
    case .insert(let offset, let line, _): "+ \(offset + 1): \(line)"
    }
  }.joined(separator: "\n")
}
