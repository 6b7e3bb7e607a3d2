import ArgumentParser

/// `winnow digest`: what is new, each story once.
struct DigestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digest",
    abstract: "Writes a digest of what is new, each story once.",
    discussion: """
      Without NAME, everything of the last 24 hours, or since --since; nothing
      is remembered. With NAME, what that digest has not told yet: nothing is
      repeated, nothing is lost. The first use of a name defines it.
      winnow digest run --help tells all options.

      Examples:
        winnow digest                                  to read in the terminal
        winnow digest --since 3d --output news.html    three days, for the browser
        winnow digest morning --output morning.html    what is new since the last one
        winnow digest define morning --schedule 07:00 --mail-to me@example.org
        winnow digest list                             what is defined, what waits
      """,
    subcommands: [
      DigestRun.self, DigestDefine.self, DigestList.self, DigestPreview.self, DigestResend.self,
      DigestRemove.self,
    ],
    defaultSubcommand: DigestRun.self
  )
}
