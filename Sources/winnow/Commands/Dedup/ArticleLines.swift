import Deduplication
import Dispatch
import Parsing
import Synchronization

/// Reads the articles of a file, a JSON object a line, and sketches them on all cores.
///
/// Memory is one chunk of lines and what was read beyond it.
struct ArticleLines {
  let file: InputFile
  let level: ClusterLevel

  /// Calls with the articles in order, so many at a time and at the end what is left.
  ///
  /// - Throws: `CommandFailure` with 65 for a line that is no article, and what the closure throws.
  func forEachChunk(of size: Int, _ body: ([StreamedArticle]) throws -> Void) throws {
    var lines: [[UInt8]] = []
    var rest: [UInt8] = []
    var lineCount = 0
    func deliver() throws {
      try body(try articles(of: lines, after: lineCount))
      lineCount += lines.count
      lines.removeAll(keepingCapacity: true)
    }
    try file.readPieces { piece in
      var start = 0
      while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
        lines.append(rest + piece[start..<end])
        rest.removeAll(keepingCapacity: true)
        start = end + 1
        if lines.count == size { try deliver() }
      }
      rest.append(contentsOf: piece[start...])
    }
    if !rest.isEmpty { lines.append(rest) }
    if !lines.isEmpty { try deliver() }
  }

  private func articles(of lines: [[UInt8]], after lineCount: Int) throws -> [StreamedArticle] {
    let share = 64
    let slots = Mutex([[Line]](repeating: [], count: (lines.count + share - 1) / share))
    DispatchQueue.concurrentPerform(iterations: (lines.count + share - 1) / share) {
      @Sendable [level] slot in
      let read = lines[slot * share..<min(lines.count, (slot + 1) * share)].map {
        Line($0, level: level)
      }
      slots.withLock { $0[slot] = read }
    }
    var articles: [StreamedArticle] = []
    articles.reserveCapacity(lines.count)
    for (offset, line) in slots.withLock({ $0 }).joined().enumerated() {
      switch line {
      case .article(let article): articles.append(article)
      case .blank: continue
      case .unreadable:
        let name = file.isStandardInput ? "standard input" : file.path
        throw CommandFailure(
          .dataError, "\(name): line \(lineCount + offset + 1) is no JSON object with an id")
      }
    }
    return articles
  }

  private enum Line: Sendable {
    case article(StreamedArticle)
    case blank
    case unreadable

    init(_ bytes: [UInt8], level: ClusterLevel) {
      if bytes.allSatisfy({ $0 == 0x20 || (0x09...0x0D).contains($0) }) {
        self = .blank
        return
      }
      guard let line = ArticleLine(json: bytes) else {
        self = .unreadable
        return
      }
      self = .article(
        StreamedArticle(
          id: line.id, url: line.url, guid: line.guid, feed: line.feed, title: line.title,
          text: line.text, published: line.published, level: level))
    }
  }
}
