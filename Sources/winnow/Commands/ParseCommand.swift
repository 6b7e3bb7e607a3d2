import ArgumentParser
import Parsing
import WebText

/// `winnow parse`: a feed document in, a JSON Feed document out.
struct ParseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Reads a feed document of any format and prints it as JSON Feed 1.1.",
    discussion: """
      With --batch, paths come on standard input, one a line, each perhaps followed
      by a tab, the address and another tab, the HTTP Content-Type; a document a
      line comes out, in order.

      Examples:
        winnow parse --url https://example.org/feed.xml feed.xml
        curl -s https://example.org/feed.xml | winnow parse -
        ls feeds/*.xml | winnow parse --batch > feeds.jsonl
      """
  )

  @OptionGroup var origin: DocumentOrigin

  @Flag(help: "Read paths from standard input and print a document a line.")
  var batch = false

  @Argument(help: "The document; - is standard input.")
  var file: InputFile?

  func validate() throws {
    guard batch else {
      if file == nil { throw ValidationError("Name a file, or - for standard input.") }
      return
    }
    if file != nil || !origin.isEmpty {
      throw ValidationError("--batch takes file, address and type from standard input.")
    }
  }

  func run() async throws {
    guard !batch else { return try ParseBatch().run() }
    guard let file else { return }
    var writer = JSONWriter()
    FeedDocument(try file.readFeed(from: origin.source)).write(to: &writer)
    writer.endLine()
    var output = StandardOutput()
    try output.write(writer.bytes)
    try output.flush()
  }
}
