import ArgumentParser
import Parsing
import Storage

/// `winnow feed export`.
struct FeedExport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes the subscriptions as OPML, for another reader or another machine.",
    discussion: """
      Local files are in it too, but no import takes them; passwords are not.

      Examples:
        winnow feed export subscriptions.opml
        winnow feed export | grep xmlUrl
      """
  )

  @Argument(help: ArgumentHelp("Where to; standard output when left out.", valueName: "file"))
  var file: String?

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let feeds = try await store.feeds()
    let folders = try await store.folders()
    await store.close()
    let bytes = OPMLDocument(subscriptions: feeds, folders: folders).write()
    try OutputDestination(output: file).deliver(bytes)
    guard let file, file != "-" else { return }
    global.messages.notice("\(file) holds \(Quantity.of(feeds.count, "feed"))")
  }
}
