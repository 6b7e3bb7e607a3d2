import ArgumentParser
import Parsing
import WebText

/// `winnow discover`: a web page in, the feeds it announces out.
struct DiscoverCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "discover",
    abstract: "Lists the feeds that a web page announces, best first.",
    discussion: """
      A line of JSON each: {url, title, type}.

      Examples:
        winnow discover --url https://example.org/ page.html
        curl -s https://example.org/ | winnow discover --url https://example.org/ -
      """
  )

  @Option(name: .customLong("url"), help: "Where the page came from: the base of its links.")
  var base: String?

  @Argument(help: "The page; - is standard input.")
  var file: InputFile

  func run() async throws {
    let page = try file.read()
    var output = StandardOutput()
    var writer = JSONWriter()
    for link in discoverFeeds(inPage: page.span, at: try DocumentURL.parse(base)) {
      writer.object { writer in
        writer.member("url", link.url)
        writer.member("title", link.title)
        writer.member("type", link.type)
      }
      writer.endLine()
    }
    try output.write(writer.bytes)
    try output.flush()
  }
}
