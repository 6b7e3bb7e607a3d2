public import Storage
import Vocabulary
import WebText

/// The stored articles as JSON Lines: a JSON Feed item a line, in the order of their storing.
///
/// Every article of a lineage is there. No more than a page is held at a time, and no transaction
/// stays open from page to page, so an export may be larger than memory and may take as long as its
/// reader does.
public struct ArticleExport: Sendable {
  private let store: Store
  private let filter: ArticleFilter

  /// The articles of a filter.
  public init(_ filter: ArticleFilter, of store: Store) {
    self.filter = filter
    self.store = store
  }

  /// Hands over line after line, each with its newline.
  public func write(line: ([UInt8]) throws -> Void) async throws {
    var writer = JSONWriter()
    var last: ArticleID?
    repeat {
      let page = try await store.exportPage(filter, after: last, limit: DigestLimits.exportPage)
      for article in page {
        writer.removeAll()
        JSONFeedItem(article).write(to: &writer)
        writer.endLine()
        try line(writer.bytes)
      }
      last = page.count < DigestLimits.exportPage ? nil : page.last?.summary.id
    } while last != nil
  }
}
