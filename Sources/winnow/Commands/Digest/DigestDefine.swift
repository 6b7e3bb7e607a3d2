public import ArgumentParser
public import Digests
import Storage
import Vocabulary

/// `winnow digest define`.
struct DigestDefine: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "define",
    abstract: "Defines a named digest, or defines it anew.",
    discussion: """
      What is not said is as usual: all feeds, by feed, the best first, leads, no
      schedule. A digest that is there keeps what it has told. The daemon makes
      digests that have a schedule; the others are made by winnow digest NAME.

      Examples:
        winnow digest define morning --schedule 07:00 --mail-to me@example.org
        winnow digest define science --folder Science --full --format epub
        winnow digest define trains --where 'title contains "night train"'
        winnow digest define week --schedule "sat 9:00" --output ~/week.html
      """
  )

  @Argument(help: "The digest's name.")
  var name: String

  @Option(help: ArgumentHelp("What stands at its top; else its name.", valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp(
      "When it is made by itself, in the time of this machine: 07:00, or mon-fri 07:00,18:00.",
      valueName: "times"))
  var schedule: DigestSchedule?

  @Option(
    help: ArgumentHelp(
      "So many stories with their lead; the others get a line each.", valueName: "count"))
  var limit: Int?

  @OptionGroup var scope: DigestScope
  @OptionGroup var look: DigestLook
  @OptionGroup var target: DigestTarget
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if name.isEmpty { throw ValidationError("A digest's name cannot be empty.") }
    let reserved = DigestCommand.configuration.subcommands.compactMap {
      $0.configuration.commandName
    }
    if reserved.contains(name) || name == "help" {
      throw ValidationError("“\(name)” is the name of a command; choose another.")
    }
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
    if schedule != nil, target.delivery == nil || target.delivery == .standardOutput {
      throw ValidationError(
        "A digest with a schedule needs a place to go: --output, --mail-to or --maildir.")
    }
  }

  func run() async throws {
    let store = try global.openStore()
    var settings = DigestSettings()
    settings.title = title
    settings.limit = limit
    settings.schedule = schedule?.description
    settings.delivery = target.delivery
    look.apply(to: &settings)
    try await scope.apply(to: &settings, in: store)
    let isNew = try await store.digest(named: name) == nil
    let next = schedule?.next(after: SystemTime().now, offset: LocalTime.offset(at:))
    let digest = try await store.define(digest: name, settings: settings, nextRunAt: next)
    await store.close()
    global.messages.notice(
      "the digest “\(name)” is \(isNew ? "new" : "changed"): it tells \(DigestWords.scope(settings))"
        + (digest.nextRunAt.map { ", next at \($0)" } ?? ""))
  }
}

extension DigestSchedule: ExpressibleByArgument {
  /// Reads days and times.
  public init?(argument: String) { self.init(argument) }
}
