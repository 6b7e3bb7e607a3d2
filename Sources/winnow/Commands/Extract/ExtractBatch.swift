import Cleaning
import WebText

/// `winnow extract --batch`: lines that name pages in, an item a line out.
struct ExtractBatch {
  let cleaner: Cleaner

  /// Reads to the end of standard input.
  func run() throws {
    try OrderedPipeline.run { line in answer(to: line) }
  }

  /// The item for a line, `URL<TAB>PATH` or `URL<TAB>PATH<TAB>CONTENT-TYPE`.
  private func answer(to line: String) -> [UInt8] {
    var writer = JSONWriter()
    do {
      try write(line, to: &writer)
    } catch {
      Self.write(error: FailureMessage(error).message, to: &writer)
    }
    writer.endLine()
    return writer.bytes
  }

  private func write(_ line: String, to writer: inout JSONWriter) throws {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else {
      throw CommandFailure.usage("a line is URL<TAB>PATH, the URL perhaps empty, not '\(line)'")
    }
    let address = try DocumentURL.parse(parts[0])
    let page = try InputFile(argument: parts[1]).read()
    let transport = HTTPCharset.charset(in: parts.count > 2 ? parts[2] : nil)
    switch cleaner.extract(page: page.span, at: address, transport: transport) {
    case .missing(let reason): Self.write(error: reason.message, to: &writer)
    case .found(let article): ExtractedItem(article, url: address?.string).write(to: &writer)
    }
  }

  private static func write(error message: String, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("_winnow")
      writer.object { $0.member("error", message) }
    }
  }
}
