import Parsing
import WebText

/// `winnow parse --batch`: lines that name documents in, a JSON document a line out.
struct ParseBatch {
  /// Reads to the end of standard input.
  func run() throws {
    try OrderedPipeline.run { line in Self.answer(to: line) }
  }

  /// The document for a line, `PATH` or `PATH<TAB>URL<TAB>CONTENT-TYPE`.
  private static func answer(to line: String) -> [UInt8] {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    var writer = JSONWriter()
    do {
      let url = parts.count > 1 ? try DocumentURL.parse(parts[1]) : nil
      let type = parts.count > 2 && !parts[2].isEmpty ? parts[2] : nil
      let document = try InputFile(argument: parts[0]).read()
      let feed = try ParsedFeed(
        parsing: document.span, source: DocumentSource(url: url, contentType: type))
      // The text of a body comes twice, with its markup and without.
      writer = JSONWriter(reservingCapacity: document.count * 2)
      FeedDocument(feed).write(to: &writer)
    } catch {
      writer.object { writer in
        writer.name("_winnow")
        writer.object { $0.member("error", FailureMessage(error).message) }
      }
    }
    writer.endLine()
    return writer.bytes
  }
}
