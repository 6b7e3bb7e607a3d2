import ArgumentParser
import Digests
import Storage
import Vocabulary

/// `winnow digest preview`.
struct DigestPreview: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Prints what the next issue of a digest would be; nothing moves.",
    discussion: """
      Examples:
        winnow digest preview morning
        winnow digest preview morning --format html > morning.html
      """
  )

  @Argument(help: "The digest's name.")
  var name: String

  @OptionGroup var look: DigestLook
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let press = try DigestPress(
      store: store, configuration: try global.configuration(), time: SystemTime(),
      fetchesPictures: false)
    var settings = try await store.existingDigest(name).settings
    look.apply(to: &settings)
    let format = look.format ?? (global.json ? .json : .text)
    try await NamedDigest(name: name, store: store, press: press, messages: global.messages)
      .preview(settings, as: format)
    await store.close()
  }
}
