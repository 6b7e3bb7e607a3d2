public import Storage
public import Vocabulary
import WebText

/// The stored articles in the order of their storing, for other programs and for `winnow import`.
///
/// Every article of a lineage is there. No more than a page is held at a time, and no transaction
/// stays open from page to page, so an export may be larger than memory and may take as long as its
/// reader does.
public struct ArticleExport: Sendable {
  private let store: Store
  private let filter: ArticleFilter
  private let format: ExportFormat

  /// The articles of a filter.
  public init(_ filter: ArticleFilter, as format: ExportFormat = .jsonl, of store: Store) {
    self.filter = filter
    self.format = format
    self.store = store
  }

  /// Hands the document over in pieces, from after an article on; in lines, each with its end.
  ///
  /// - Returns: The last article that was written, with which a later export goes on; nil for none.
  @discardableResult
  public func write(
    after: ArticleID? = nil, now: Timestamp, to sink: ([UInt8]) throws -> Void
  ) async throws -> ArticleID? {
    var document: any ExportDocument =
      switch format {
      case .jsonl: JSONLinesExport()
      case .json: JSONFeedExport()
      case .csv: CSVExport()
      case .atom: AtomExport(now: now)
      }
    try sink(document.beginning())
    var last = after
    var isMore = true
    while isMore {
      let page = try await store.exportPage(filter, after: last, limit: DigestLimits.exportPage)
      for article in page { try sink(document.entry(article)) }
      last = page.last?.summary.id ?? last
      isMore = page.count == DigestLimits.exportPage
    }
    try sink(document.end())
    return last == after ? nil : last
  }
}

/// A document that is written entry by entry.
protocol ExportDocument {
  /// What stands before the first entry.
  mutating func beginning() -> [UInt8]
  /// An entry.
  mutating func entry(_ article: ArticleRecord) -> [UInt8]
  /// What stands behind the last entry.
  mutating func end() -> [UInt8]
}

/// JSON Lines.
struct JSONLinesExport: ExportDocument {
  private var writer = JSONWriter()

  mutating func beginning() -> [UInt8] { [] }

  mutating func entry(_ article: ArticleRecord) -> [UInt8] {
    writer.removeAll()
    JSONFeedItem(exported: article).write(to: &writer)
    writer.endLine()
    return writer.bytes
  }

  mutating func end() -> [UInt8] { [] }
}

/// A JSON Feed document, an item a line.
struct JSONFeedExport: ExportDocument {
  private var writer = JSONWriter()
  private var isFirst = true

  mutating func beginning() -> [UInt8] {
    Array(
      "{\"version\":\"\(JSONFeedDocument.version)\",\"title\":\"Winnow export\",\"items\":[\n".utf8)
  }

  mutating func entry(_ article: ArticleRecord) -> [UInt8] {
    writer.removeAll()
    JSONFeedItem(exported: article).write(to: &writer)
    defer { isFirst = false }
    return isFirst ? writer.bytes : Array(",\n".utf8) + writer.bytes
  }

  mutating func end() -> [UInt8] { Array("\n]}\n".utf8) }
}

/// An Atom feed.
struct AtomExport: ExportDocument {
  let now: Timestamp

  mutating func beginning() -> [UInt8] {
    var writer = XMLWriter()
    writer.open("feed", [("xmlns", "http://www.w3.org/2005/Atom")])
    writer.line("")
    writer.element("id", StableName.urn(for: "export"))
    writer.element("title", "Winnow export")
    writer.element("updated", now.description)
    writer.element("generator", "Winnow")
    // Entries without an author need one of the feed (§4.1.1).
    writer.line("<author><name>Winnow</name></author>")
    return writer.bytes
  }

  mutating func entry(_ article: ArticleRecord) -> [UInt8] {
    var writer = XMLWriter(declaration: false)
    AtomEntry(numbered: article).write(to: &writer)
    return writer.bytes
  }

  mutating func end() -> [UInt8] { Array("</feed>\n".utf8) }
}
