import Foundation
import Parsing
import Testing
import Vocabulary
import WebText

/// The documents of `Feeds/samples`, which `make run` shows.
@Suite struct SampleTests {
  @Test(
    "each sample is read as what it is",
    arguments: [
      ("bodkin.xml", FeedFormat.rss20, 3), ("carnet-ecluse.xml", .rss20, 2),
      ("fen-journal.xml", .rss10, 3), ("harbour-gazette.xml", .rss20, 3),
      ("lantern-bay-notices.xml", .rss091, 3), ("low-water.xml", .rss20, 2),
      ("marginalia.xml", .atom03, 2), ("mending-bench.xml", .rss092, 3),
      ("night-garden.xml", .atom10, 2), ("orchard-letters.json", .jsonFeed11, 3),
      ("portal-daybreak.xml", .rss20, 2), ("portal-meridian.xml", .rss20, 2),
      ("yukinomachi.xml", .rss20, 2),
    ])
  func formats(name: String, format: FeedFormat, count: Int) throws {
    let feed = try sample(name)
    #expect(feed.format == format)
    #expect(feed.entries.count == count)
    #expect(feed.title?.value.isEmpty == false)
  }

  @Test("no sample is forgotten here, and each is explained")
  func complete() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    #expect(names.count == 13)
    let explanation = try String(
      contentsOf: folder.deletingLastPathComponent().appending(path: "README.md"), encoding: .utf8)
    for name in names { #expect(explanation.contains("`\(name)`")) }
  }

  @Test("the samples in other encodings are read in them")
  func encodings() throws {
    #expect(try sample("carnet-ecluse.xml").title?.value == "Le Carnet de l’Écluse")
    #expect(try sample("yukinomachi.xml").title?.value == "雪の町だより")
  }

  @Test("only the malformed sample is malformed")
  func wellFormed() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path()) {
      #expect(try sample(name).isWellFormed == (name != "bodkin.xml"), "\(name)")
    }
  }

  @Test("nothing of the malformed sample is lost")
  func repaired() throws {
    let feed = try sample("bodkin.xml")
    #expect(feed.title?.value.contains("& Daughters") == true)
    #expect(feed.entries.first?.url == "https://bodkin.example/?p=212&from=feed")
    #expect(feed.entries.first?.details.authors.first?.name == "Thea Bodkin")
    #expect(feed.entries.first?.content?.value.contains("until Christmas") == true)
    #expect(feed.entries.dropFirst().first?.content?.value.contains("sixty-three") == true)
    #expect(feed.entries.last?.content?.value.contains("year—thirty-two") == true)
  }

  @Test("the starter list has its feeds in folders")
  func starterList() throws {
    let file = folder.deletingLastPathComponent().appending(path: "starter.opml")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.split(separator: "xmlUrl=\"https://").count == 71)
  }

  private var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Feeds/samples")
  }

  private func sample(_ name: String) throws -> ParsedFeed {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
    return try ParsedFeed(parsing: bytes.span, source: DocumentSource())
  }
}
