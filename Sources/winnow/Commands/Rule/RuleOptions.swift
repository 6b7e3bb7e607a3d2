import ArgumentParser
import Cleaning
import Storage
import Vocabulary

/// The options that say whose articles a rule is for.
struct RuleScopeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Only for feeds in this folder or below it.", valueName: "path"))
  var folder: String?

  @Option(help: "Only for one feed: its number, its address or the beginning of its title.")
  var feed: String?

  func validate() throws {
    guard folder == nil || feed == nil else {
      throw ValidationError("Give --folder or --feed, not both.")
    }
  }

  /// The scope in the store's terms.
  func scope(in store: Store) async throws -> RuleScope {
    if let feed { return .feed(try await store.feed(named: feed).id) }
    return folder.map(RuleScope.folder) ?? .everything
  }
}

/// The number of a rule on the command line.
struct RuleNumber: ExpressibleByArgument, Hashable, Sendable {
  /// The rule's number in the store.
  let id: RuleID

  /// Reads a positive number.
  init?(argument: String) {
    guard let number = Int64(argument), number > 0 else { return nil }
    id = RuleID(rawValue: number)
  }
}

extension Filter {
  /// Reads an expression of the command line.
  ///
  /// - Throws: `CommandFailure` with the column, what was expected and the word that was meant.
  init(typed expression: String) throws {
    do {
      try self.init(parsing: expression)
    } catch {
      throw CommandFailure.usage(
        "the expression, \(error)",
        advice: error.nearest.map { "did you mean “\($0)”?" }
          ?? "for the fields and operators: winnow help rule")
    }
  }
}
