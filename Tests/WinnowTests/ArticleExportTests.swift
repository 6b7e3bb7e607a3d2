import Digests
import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

@Suite struct ArticleExportTests {
  @Test(
    "every article is a line, in order, over the borders of pages", arguments: [0, 1, 500, 1_203])
  func everything(count: Int) async throws {
    try await withStore { store, _ in
      let feed = try await subscribe(in: store)
      let titles = (0..<count).map { "Article \($0)" }
      try await publish(titles, in: feed, of: store)
      #expect(try await identifiers(of: ArticleFilter(), in: store) == titles)
    }
  }

  @Test("a folder is exported with what is below it, and nothing else")
  func folder() async throws {
    try await withStore { store, _ in
      for (folder, title) in [("News", "A"), ("News/Local", "B"), ("Newspapers", "C"), ("", "D")] {
        try await publish([title], in: subscribe(in: store, folder: folder), of: store)
      }
      var filter = ArticleFilter()
      filter.folder = "News"
      #expect(try await identifiers(of: filter, in: store) == ["A", "B"])
    }
  }

  private func identifiers(of filter: ArticleFilter, in store: Store) async throws -> [String] {
    var lines: [Data] = []
    try await ArticleExport(filter, of: store).write(now: ManualTime().now) { line in
      guard !line.isEmpty else { return }
      #expect(line.last == UInt8(ascii: "\n"))
      #expect(line.count { $0 == UInt8(ascii: "\n") } == 1)
      lines.append(Data(line))
    }
    return try lines.map { line in
      let item = try #require(JSONSerialization.jsonObject(with: line) as? [String: Any])
      return try #require(item["id"] as? String)
    }
  }
}
