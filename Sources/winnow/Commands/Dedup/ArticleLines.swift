import Deduplication
import Dispatch
import Parsing
import Synchronization

/// Reads the articles of a file, a JSON object a line, and sketches them on all cores.
///
/// While the caller works on one chunk, the next is sketched. Memory is two chunks of lines and what
/// was read beyond them.
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
    var underWay: LineSketching?
    func deliver() throws {
      let next = lines.isEmpty ? nil : LineSketching(lines, level: level)
      if let underWay {
        let read = underWay.lines()
        try body(try articles(of: read, after: lineCount))
        lineCount += read.count
      }
      underWay = next
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
    while !lines.isEmpty || underWay != nil { try deliver() }
  }

  private func articles(
    of lines: [SketchedLine], after lineCount: Int
  ) throws -> [StreamedArticle] {
    var articles: [StreamedArticle] = []
    articles.reserveCapacity(lines.count)
    for (offset, line) in lines.enumerated() {
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
}

/// Lines that are read and sketched on other threads.
private final class LineSketching: Sendable {
  /// How many lines a thread takes at one time.
  private static let share = 64

  private let slots: Mutex<[[SketchedLine]]>
  private let group = DispatchGroup()

  /// Begins.
  init(_ lines: [[UInt8]], level: ClusterLevel) {
    let count = (lines.count + LineSketching.share - 1) / LineSketching.share
    slots = Mutex(Array(repeating: [], count: count))
    DispatchQueue.global().async(group: group) { [self] in
      DispatchQueue.concurrentPerform(iterations: count) { slot in
        let start = slot * LineSketching.share
        let part = lines[start..<min(lines.count, start + LineSketching.share)]
        let sketched = part.map { SketchedLine($0, level: level) }
        slots.withLock { $0[slot] = sketched }
      }
    }
  }

  /// Waits for the end; the lines in order.
  func lines() -> [SketchedLine] {
    group.wait()
    return slots.withLock { Array($0.joined()) }
  }
}

/// A line of the input as it was read.
private enum SketchedLine: Sendable {
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
