import Cleaning
import Dispatch
import Synchronization
import Vocabulary
import WebText

/// `winnow extract --batch`: lines that name pages in, an item a line out.
struct ExtractBatch {
  let cleaner: Cleaner
  /// Whether the pages of one host inform each other.
  let learns: Bool

  /// Reads to the end of standard input.
  func run() throws {
    guard learns else { return try OrderedPipeline.run { answer(to: $0, LearnedSites()) } }
    // Of each page little is kept until all are read; then each is read once more.
    let list = try InputFile(argument: "-").read()
    let sites = learned(of: OrderedPipeline.lines(of: list))
    try OrderedPipeline.run(over: list) { answer(to: $0, sites) }
  }

  private func learned(of lines: [String]) -> LearnedSites {
    let notes = Mutex([(site: String?, notes: ArticleNotes)?](repeating: nil, count: lines.count))
    DispatchQueue.concurrentPerform(iterations: lines.count) { @Sendable number in
      // What cannot be read is told when it is its turn.
      guard let entry = try? BatchEntry(lines[number]), let site = entry.address?.host,
        let page = try? entry.page(),
        let prepared = try? cleaner.prepare(
          page: page.span, at: entry.address, transport: entry.transport)
      else { return }
      let taken = prepared.article.notes
      notes.withLock { $0[number] = (site, taken) }
    }
    // What is learned of one list has no age.
    return LearnedSites(
      notes.withLock { $0.compactMap { $0 } }, at: Timestamp(secondsSinceEpoch: 0))
  }

  private func answer(to line: String, _ sites: LearnedSites) -> [UInt8] {
    var writer = JSONWriter()
    do {
      try write(line, sites, to: &writer)
    } catch {
      Self.write(error: FailureMessage(error).message, to: &writer)
    }
    writer.endLine()
    return writer.bytes
  }

  private func write(_ line: String, _ sites: LearnedSites, to writer: inout JSONWriter) throws {
    let entry = try BatchEntry(line)
    let page = try entry.page()
    let extraction = cleaner.extract(
      page: page.span, at: entry.address, transport: entry.transport,
      learned: sites.blocks(of: entry.address?.host))
    switch extraction {
    case .missing(let reason): Self.write(error: reason.message, to: &writer)
    case .found(let article):
      ExtractedItem(article, url: entry.address?.string).write(to: &writer)
    }
  }

  private static func write(error message: String, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.name("_winnow")
      writer.object { $0.member("error", message) }
    }
  }
}

/// A line of a batch, `URL<TAB>PATH` or `URL<TAB>PATH<TAB>CONTENT-TYPE`.
private struct BatchEntry {
  let address: WebURL?
  let transport: Charset?
  private let path: String

  init(_ line: String) throws {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else {
      throw CommandFailure.usage("a line is URL<TAB>PATH, the URL perhaps empty, not '\(line)'")
    }
    address = try DocumentURL.parse(parts[0])
    path = parts[1]
    transport = HTTPCharset.charset(in: parts.count > 2 ? parts[2] : nil)
  }

  func page() throws -> [UInt8] { try InputFile(argument: path).read() }
}
