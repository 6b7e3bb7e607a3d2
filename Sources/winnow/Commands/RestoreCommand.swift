import ArgumentParser
import Glibc
import Storage
import Vocabulary

/// `winnow restore`.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Puts a backup in the place of the database, and keeps the former one.",
    discussion: """
      The daemon has to be stopped before. A file that is damaged, of a newer
      Winnow or no backup at all is refused, and nothing has changed then.

      Examples:
        systemctl stop winnow
        winnow restore /backup/winnow.sqlite
        systemctl start winnow
      """
  )

  @Argument(help: ArgumentHelp("The backup.", valueName: "file"))
  var file: String

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    guard access(file, R_OK) == 0 else {
      throw CommandFailure(.noInput, "there is no file \(Printable.line(file))")
    }
    let path = try global.databasePath
    if dry.dryRun {
      let copy = try Store.verify(file)
      return global.messages.notice("would restore \(copy.words) to \(Printable.line(path))")
    }
    let (copy, former) = try Store.restore(file, to: path)
    // A backup of an earlier Winnow gets its present schema now, while somebody looks.
    await (try global.openStore()).close()
    global.messages.notice("restored \(copy.words)")
    if let former { global.messages.notice("the former database is \(Printable.line(former))") }
  }
}
