import ArgumentParser
import CAllocator
import CLibXML2
import Glibc

/// The program: a root command whose subcommands are in `Commands/`.
@main
struct Winnow: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "winnow",
    abstract: "Reads feeds, keeps each article once, and sends digests.",
    discussion: """
      Examples:
        winnow init                             set it up: three questions
        winnow feed add https://example.org/    subscribe to the feed of that page
        winnow poll                             fetch what is due
        winnow article list                     read what is new
        winnow digest --output today.html       everything new, each story once
      """,
    version: Program.version,
    subcommands: [
      InitCommand.self,
      FeedCommand.self,
      PollCommand.self,
      DaemonCommand.self,
      ArticleCommand.self,
      SearchCommand.self,
      DigestCommand.self,
      ExportCommand.self,
      ImportCommand.self,
      RuleCommand.self,
      BackupCommand.self,
      RestoreCommand.self,
      StatusCommand.self,
      DoctorCommand.self,
      MetricsCommand.self,
      ExplainCommand.self,
      ConfigCommand.self,
      ParseCommand.self,
      DiscoverCommand.self,
      ExtractCommand.self,
      SanitizeCommand.self,
      HTMLTreeCommand.self,
      DedupCommand.self,
      CanonicalURLCommand.self,
      SimulateScheduleCommand.self,
      ManualCommand.self,
    ]
  )

  /// Runs the command of the command line and ends with the contract's exit status.
  static func main() async {
    // A reader that goes away is an error of `write`, not the end of a poll half-way.
    signal(SIGPIPE, SIG_IGN)
    // An arena a thread keeps what others could use, and all but the first grow by a system call
    // for every few pages.
    mallopt(M_ARENA_MAX, 1)
    do {
      var command = try parseAsRoot(CommandLineWords.normalize(CommandLine.arguments))
      // Once, before threads use libxml2; help and version have ended before. libcurl, whose start
      // takes milliseconds, is started by the first fetcher.
      xmlInitParser()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      ExitStatus.end(with: error)
    }
  }
}
