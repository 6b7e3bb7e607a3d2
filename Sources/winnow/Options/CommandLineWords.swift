import ArgumentParser
import Vocabulary

/// The words of the command line, put into the shape that the argument parser reads.
enum CommandLineWords {
  private static let optionsWithValue: Set<String> = ["--database", "--config", "--color"]
  private static let flags: Set<String> = ["--json", "--quiet", "--verbose"]
  /// Options whose value may be left out, with what they mean then.
  private static let meaningWithoutValue = ["--allow-private-network": "true"]

  /// The arguments after the program's name.
  ///
  /// Leading global options move behind the subcommands, so that `winnow --database PATH feed list`
  /// means what `winnow feed list --database PATH` does. A value that may be left out is given,
  /// for the argument parser would take the next word for it.
  ///
  /// - Throws: `CommandFailure` for a command that there is not, naming the nearest.
  static func normalize(_ commandLine: [String]) throws -> [String] {
    let (leading, path, command, words) = split(commandLine)
    var rest = words
    try refuseUnknownCommand(rest.first, of: command, path)
    if command == SearchCommand.self { rest = withExclusionsLast(rest) }
    return path + leading + withValues(rest)
  }

  /// The command that a command line names, `winnow feed add`.
  static func command(_ commandLine: [String]) -> String {
    (["winnow"] + split(commandLine).path).joined(separator: " ")
  }

  /// Global options before the command, the words that name it, the command, and the rest.
  private static func split(
    _ commandLine: [String]
  ) -> (
    leading: [String], path: [String], command: any ParsableCommand.Type, rest: ArraySlice<String>
  ) {
    var rest = commandLine.dropFirst()
    var leading: [String] = []
    while let word = rest.first, let count = length(ofOption: word), rest.count >= count {
      leading += rest.prefix(count)
      rest = rest.dropFirst(count)
    }
    var path: [String] = []
    var command: any ParsableCommand.Type = Winnow.self
    while let word = rest.first, let next = subcommand(of: command, named: word) {
      path.append(word)
      command = next
      rest = rest.dropFirst()
    }
    return (leading, path, command, rest)
  }

  /// What a search leaves out, `-word`, stands behind `--`, for it is no option.
  private static func withExclusionsLast(_ words: ArraySlice<String>) -> ArraySlice<String> {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    func isExclusion(_ word: String) -> Bool {
      word.hasPrefix("-") && !word.hasPrefix("--") && word != "-h"
    }
    let excluded = words[..<end].filter(isExclusion)
    guard !excluded.isEmpty else { return words }
    let others = words[..<end].filter { !isExclusion($0) }
    return (others + ["--"] + excluded + words[end...].dropFirst())[...]
  }

  private static func refuseUnknownCommand(
    _ word: String?, of command: any ParsableCommand.Type, _ path: [String]
  ) throws {
    let names = command.configuration.subcommands.compactMap { $0.configuration.commandName }
    // Where a command does something by itself, the word is an argument of that.
    guard command.configuration.defaultSubcommand == nil else { return }
    guard let word, !names.isEmpty, !word.hasPrefix("-"), word != "help" else { return }
    let program = (["winnow"] + path).joined(separator: " ")
    let nearest = NearestName.of(word, among: names).map { "did you mean: \(program) \($0)" }
    throw CommandFailure.usage(
      "there is no command “\((path + [word]).joined(separator: " "))”",
      advice: nearest ?? "to see all: \(program) --help")
  }

  private static func withValues(_ words: ArraySlice<String>) -> [String] {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    let options = words[..<end].map { word in
      meaningWithoutValue[word].map { word + "=" + $0 } ?? word
    }
    return options + words[end...]
  }

  private static func length(ofOption word: String) -> Int? {
    if flags.contains(word) { return 1 }
    if optionsWithValue.contains(word) { return 2 }
    return optionsWithValue.contains { word.hasPrefix($0 + "=") } ? 1 : nil
  }

  private static func subcommand(
    of command: any ParsableCommand.Type, named word: String
  ) -> (any ParsableCommand.Type)? {
    command.configuration.subcommands.first { $0.configuration.commandName == word }
  }
}
