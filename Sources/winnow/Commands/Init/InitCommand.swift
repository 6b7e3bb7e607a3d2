import ArgumentParser
import Digests
import Storage
import Vocabulary
import WebText

/// `winnow init`.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Sets Winnow up: a configuration, first feeds, a morning digest.",
    discussion: """
      Asks three questions at a terminal; none with --yes or in a script, where the
      options are the answers. A configuration that is there stays, unless you say at
      the terminal that it shall be replaced. Nothing is fetched.

      Examples:
        winnow init
        winnow init --yes --folder News --folder Science --keep-days 365
        winnow init --yes --folder all --morning 07:00
      """
  )

  /// The digest of the mornings.
  private static let digestName = "morning"

  @Flag(help: "Ask nothing; what no option says is left as it is.")
  var yes = false

  @Option(
    help: ArgumentHelp(
      "A folder of the starter list to subscribe to, or all; give it again for more.",
      valueName: "name"))
  var folder: [String] = []

  @Option(help: ArgumentHelp("For how many days articles are kept.", valueName: "days"))
  var keepDays: Int?

  @Option(
    help: ArgumentHelp("When a digest is made each day, such as 07:00.", valueName: "time"))
  var morning: DigestSchedule?

  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let keepDays, !(1...36_500).contains(keepDays) {
      throw ValidationError("--keep-days is a number of days from 1 to 36500.")
    }
  }

  func run() async throws {
    let questions = Questions(unless: yes)
    let list = try StarterList(besideProgram: ProgramFile.path)
    let folders = try chosenFolders(of: list, questions)
    var first = FirstConfiguration(path: try configurationPath)
    first.keepDays = keepDays ?? questions.ask(Self.keepQuestion, read: Self.days)
    let schedule = morning ?? questions.ask(Self.morningQuestion, read: Self.schedule)
    let isWritten = !first.exists || mayReplace(first, questions)
    guard !dry.dryRun else {
      return global.messages.notice(
        "would " + (isWritten ? "write" : "leave") + " \(first.path) and subscribe to "
          + Quantity.of(list?.subscriptions(in: folders).count ?? 0, "feed"))
    }
    if isWritten { try first.write(besideProgram: ProgramFile.path) }
    // What was written is read again: a store is made only under a configuration that is right.
    _ = try Configuration.load(file: first.path, environment: .process)
    let store = try global.openStore()
    let added = try await store.add(list?.subscriptions(in: folders) ?? [], folders: [])
    let digest = try await define(schedule, in: store)
    await store.close()
    try report(first, isWritten: isWritten, added: added.count { $0 != nil }, digest)
  }

  private var configurationPath: String {
    get throws {
      guard let path = global.config ?? ConfigurationFile.ownPath(.process) else {
        throw CommandFailure(
          .configuration, "no place for the configuration is known: $HOME is not set",
          advice: "name one: winnow init --config FILE")
      }
      return path
    }
  }

  private func chosenFolders(
    of list: StarterList?, _ questions: Questions
  ) throws -> [StarterList.Folder] {
    guard let list else {
      guard folder.isEmpty else {
        throw CommandFailure(
          .noInput, "the starter list is not installed beside the program",
          advice: "subscribe by address: winnow feed add URL")
      }
      return []
    }
    if !folder.isEmpty { return try folder.flatMap(list.chosen).uniqued }
    guard questions.areAsked else { return [] }
    for (index, folder) in list.folders.enumerated() {
      StandardError.write("  \(index + 1)  \(folder.name) (\(folder.feedCount))\n")
    }
    return questions.ask(
      "Which of these feeds to begin with? Numbers or names, all, or Enter for none:",
      read: list.chosen) ?? []
  }

  private func mayReplace(_ first: FirstConfiguration, _ questions: Questions) -> Bool {
    let answer = questions.ask("\(first.path) is there already. Replace it? y or Enter for no:")
    return ["y", "yes"].contains(answer.lowercased())
  }

  private static let keepQuestion =
    "For how many days shall articles be kept? A number, or Enter for ever:"

  private static func days(_ answer: String) throws -> Int {
    guard let days = Int(answer), (1...36_500).contains(days) else {
      throw CommandFailure.usage("“\(answer)” is no number of days")
    }
    return days
  }

  private static let morningQuestion =
    "When shall a digest of what is new be made each day? 07:00, or Enter for never:"

  private static func schedule(_ answer: String) throws -> DigestSchedule {
    guard let schedule = DigestSchedule(answer) else {
      throw CommandFailure.usage("“\(answer)” is no time such as 07:00")
    }
    return schedule
  }

  /// Defines the digest of the mornings, unless there is one; where its issues go.
  private func define(_ schedule: DigestSchedule?, in store: Store) async throws -> String? {
    guard let schedule else { return nil }
    let existing = try await store.digest(named: Self.digestName)
    guard existing == nil else { return nil }
    let folder = Environment.process["HOME"] ?? "/tmp"
    let path = "\(folder)/winnow-\(Self.digestName).html"
    var settings = DigestSettings()
    settings.schedule = schedule.description
    settings.delivery = .file(path: path)
    let next = schedule.next(after: SystemTime().now, offset: LocalTime.offset(at:))
    _ = try await store.define(digest: Self.digestName, settings: settings, nextRunAt: next)
    return path
  }

  private func report(
    _ first: FirstConfiguration, isWritten: Bool, added: Int, _ digest: String?
  ) throws {
    var output = StandardOutput()
    if global.json {
      var writer = JSONWriter()
      writer.object { writer in
        writer.member("configuration", first.path)
        writer.member("written", isWritten)
        writer.member("feeds_added", added)
        writer.member("digest", digest)
      }
      writer.endLine()
      try output.write(writer.bytes)
    } else if !global.quiet {
      let made = digest.map { "The digest “\(Self.digestName)” goes to \(Printable.line($0)).\n" }
      try output.write(
        """
        \(isWritten ? "Wrote" : "Left as it is:") \(Printable.line(first.path))
        Subscribed to \(Quantity.of(added, "feed")).
        \(made ?? "")
        What to do next:
          winnow feed add URL                  follow a site: its feed is found
          winnow poll                          fetch what is new
          winnow article list                  read it
          winnow digest --output today.html    or read it as one page
          winnow daemon                        poll for ever (a service: systemctl
                                               enable --now winnow)
          winnow doctor                        when something seems wrong

        """)
    }
    try output.flush()
  }
}

extension [StarterList.Folder] {
  /// Each once, in the order in which they came.
  fileprivate var uniqued: [StarterList.Folder] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
