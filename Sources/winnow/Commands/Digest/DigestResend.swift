import ArgumentParser
import Digests
import Storage
import Vocabulary

/// `winnow digest resend`.
struct DigestResend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend",
    abstract: "Delivers an issue once more, the same, under the same Message-ID.",
    discussion: """
      The last ten issues of a digest are kept. Without a place, it goes where it
      went.

      Examples:
        winnow digest resend morning --issue 12
        winnow digest resend morning --issue 12 --output -
      """
  )

  @Argument(help: "The digest's name.")
  var name: String

  @Option(help: ArgumentHelp("The issue's number.", valueName: "number"))
  var issue: Int

  @OptionGroup var target: DigestTarget
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let press = try DigestPress(
      store: store, configuration: try global.configuration(), time: SystemTime(),
      fetchesPictures: false)
    let issue = try await store.issue(issue, of: name)
    try await IssueDelivery(store: store, press: press)
      .send(issue, to: target.delivery ?? issue.delivery ?? .standardOutput)
    // One that was still waiting has arrived now.
    try await store.markDelivered(issue.id)
    await store.close()
  }
}

/// `winnow digest remove`.
struct DigestRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove",
    abstract: "Forgets a named digest and what it has told.",
    discussion: """
      Example:
        winnow digest remove morning
      """
  )

  @Argument(help: "The digest's name.")
  var name: String

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    try await store.remove(digest: name)
    await store.close()
    global.messages.notice("the digest “\(name)” is forgotten")
  }
}
