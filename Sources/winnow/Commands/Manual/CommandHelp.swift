import Foundation

/// A command as the argument parser describes it to tools.
struct CommandHelp: Decodable {
  /// One argument, option or flag of it.
  struct Argument: Decodable {
    /// One spelling of an option.
    struct Name: Decodable {
      let kind: String
      let name: String
    }

    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let abstract: String?
    let defaultValue: String?
  }

  private struct Document: Decodable {
    let command: CommandHelp
  }

  let commandName: String
  let abstract: String?
  let discussion: String?
  let shouldDisplay: Bool
  let arguments: [Argument]?
  let subcommands: [CommandHelp]?

  /// Reads what the argument parser dumps.
  init(dump: String) throws {
    self = try JSONDecoder().decode(Document.self, from: Data(dump.utf8)).command
  }
}
