import ArgumentParser
import Storage

/// `winnow backup`.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies the whole database to a file, while Winnow runs, and verifies it.",
    discussion: """
      Every page of the copy is looked at before it takes the file's place; a file
      that stood there stays when anything fails. Secrets are not in it, but where
      their files are.

      Examples:
        winnow backup /backup/winnow.sqlite
        winnow restore /backup/winnow.sqlite
      """
  )

  @Argument(help: ArgumentHelp("Where to.", valueName: "file"))
  var file: String

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    if dry.dryRun {
      global.messages.notice("would copy the database to \(Printable.line(file))")
    } else {
      let copy = try await store.backUp(to: file)
      global.messages.notice("\(Printable.line(file)) holds \(copy.words), verified")
    }
    await store.close()
  }
}

extension DatabaseCopy {
  /// What is in it, for people.
  var words: String {
    "\(Quantity.of(feedCount, "feed")) and \(Quantity.of(articleCount, "article")), "
      + "\((byteCount + 1_023) / 1_024) KiB"
  }
}
