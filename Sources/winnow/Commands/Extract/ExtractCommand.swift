import ArgumentParser
import Parsing
import WebText

/// `winnow extract`: a document in, its articles out, cleaned.
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Prints articles without what is not the story, as JSON Feed items.",
    usage: "winnow extract --feed [--learn] [<options>] <file>",
    discussion: """
      With --feed, the document is a feed: each of its articles is cleaned and
      printed, one a line, with what was taken out and why. With --learn, the
      articles of one host inform each other: what recurs on them is not the story.

      Examples:
        winnow extract --feed feed.xml
        curl -s https://example.org/feed.xml | winnow extract --feed --learn -
      """
  )

  @Option(name: .customLong("url"), help: "Where the document came from: the base of its links.")
  var base: String?

  @Option(
    help: ArgumentHelp("The Content-Type field it came with.", valueName: "type"))
  var contentType: String?

  @Flag(help: "The document is a feed; print an article a line.")
  var feed = false

  @Flag(help: "Take out what recurs on the articles of one host.")
  var learn = false

  @Argument(help: "The document; - is standard input.")
  var file: InputFile

  func validate() throws {
    if !feed { throw ValidationError("Name what the document is: --feed.") }
  }

  func run() async throws {
    let source = DocumentSource(url: try DocumentURL.parse(base), contentType: contentType)
    try ExtractFeed(source: source, learns: learn).run(file)
  }
}
