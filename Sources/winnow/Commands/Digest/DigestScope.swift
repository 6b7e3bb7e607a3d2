import ArgumentParser
import Cleaning
import Storage

/// The options that say which articles a digest is about.
struct DigestScope: ParsableArguments {
  @Option(
    name: [.customLong("folder")],
    help: ArgumentHelp(
      "Only feeds in this folder or below it; give the option again for more.", valueName: "folder")
  )
  var folders: [String] = []

  @Option(
    name: [.customLong("tag")],
    help: ArgumentHelp(
      "Only feeds with this tag; give the option again for more.", valueName: "tag"))
  var tags: [String] = []

  @Option(
    name: [.customLong("feed")],
    help: ArgumentHelp("Only this feed; give the option again for more.", valueName: "feed"))
  var feeds: [String] = []

  @Option(
    name: [.customLong("where")],
    help: ArgumentHelp(
      "Only articles for which this holds, in the language of rules; with NAME.",
      valueName: "expression"))
  var condition: String?

  /// Whether nothing was said.
  var isEmpty: Bool { folders.isEmpty && tags.isEmpty && feeds.isEmpty && condition == nil }

  /// Puts what was said in the place of what a digest is about.
  func apply(to settings: inout DigestSettings, in store: Store) async throws {
    guard !isEmpty else { return }
    settings.folders = folders
    settings.tags = tags
    settings.condition = try condition.map { try Filter(typed: $0).description }
    settings.feeds = try await store.feeds(named: feeds).map(\.id)
  }
}
