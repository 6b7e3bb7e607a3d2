import Digests
import Foundation
import Glibc

/// The configuration file that `winnow init` writes: every setting as a comment, those that were
/// chosen in force.
struct FirstConfiguration {
  /// Where it goes.
  let path: String
  /// For how many days articles are kept; nil for ever.
  var keepDays: Int?

  /// Whether something stands there already.
  var exists: Bool { access(path, F_OK) == 0 }

  /// The text.
  func text(besideProgram program: String?) throws -> String {
    let template = try Self.template(besideProgram: program)
    guard let keepDays else { return template }
    let key = "keep_days"
    return template.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("#\(key) =") ? "\(key) = \(keepDays)" : String(line)
    }.joined(separator: "\n")
  }

  /// Writes it, with the folders that are missing.
  ///
  /// - Throws: `CommandFailure` when that is not possible.
  func write(besideProgram program: String?) throws {
    let text = try text(besideProgram: program)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(.cannotCreate, "the folder \(folder.path) cannot be made")
    }
    try OutputDestination.file(path: path).deliver(Array(text.utf8))
  }

  /// The commented file; where the program stands alone, its settings without the comments.
  private static func template(besideProgram program: String?) throws -> String {
    guard let path = SharedFile.configuration.path(besideProgram: program) else {
      let lines = try ConfigurationPrinter(Configuration()).fileText.split(
        separator: "\n", omittingEmptySubsequences: false)
      return lines.map { line in
        line.isEmpty || "[#".contains(line.prefix(1)) ? String(line) : "#\(line)"
      }.joined(separator: "\n")
    }
    return String(decoding: try InputFile(argument: path).read(), as: UTF8.self)
  }
}
