import Foundation
import Parsing
import Testing
import Vocabulary
import WebText

@testable import winnow

/// What `parse` prints is JSON Feed, and is read back as the same items.
@Suite struct JSONFeedRoundTripTests {
  private static let samples = [
    "bodkin.xml", "carnet-ecluse.xml", "fen-journal.xml", "harbour-gazette.xml",
    "lantern-bay-notices.xml", "low-water.xml", "marginalia.xml", "mending-bench.xml",
    "night-garden.xml", "orchard-letters.json", "portal-daybreak.xml", "portal-meridian.xml",
    "yukinomachi.xml",
  ]

  @Test("an item that was written and read again is the same", arguments: samples)
  func sample(name: String) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Feeds/samples")
    try expectRoundTrip([UInt8](Data(contentsOf: folder.appending(path: name))))
  }

  @Test("members that few feeds have survive, too")
  func everyMember() throws {
    let document = """
      <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>F</title><entry xml:lang="de">
      <id> urn:1 </id><title>1 &lt; 2 &amp;amp; "q" \\ \u{1F600}</title><link href="https://e.example/1?a=1&amp;b=2"/>
      <link rel="related" href="https://r.example/"/><published>2002-09-07T09:42:31Z</published>
      <updated>2003-09-07T09:42:31Z</updated><summary>s &lt;b></summary><category term="x"/><category term="y,z"/>
      <author><name>A</name><uri>https://a.example/</uri></author><author><name>B</name></author>
      <content type="html">&lt;p&gt;x&lt;br&gt;y &amp;lt; &lt;a href="/z"&gt;z&lt;/a&gt;&lt;/p&gt;</content>
      <link rel="enclosure" href="https://e.example/a.mp3" type="audio/mpeg" length="7"/></entry>
      <entry><title>no identifier</title></entry><entry><content>only text &amp;amp; &lt;tags></content></entry></feed>
      """
    try expectRoundTrip(Array(document.utf8))
  }

  /// Writes, reads, writes, reads: the items of both writings are equal but for Winnow's own members.
  private func expectRoundTrip(
    _ document: [UInt8], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let first = written(try ParsedFeed(parsing: document.span, source: DocumentSource()))
    let second = written(try ParsedFeed(parsing: first.span, source: DocumentSource()))
    let (left, right) = (try items(first), try items(second))
    #expect(left.count == right.count, sourceLocation: sourceLocation)
    for (left, right) in zip(left, right) {
      #expect(left == right, sourceLocation: sourceLocation)
    }
  }

  private func written(_ feed: ParsedFeed) -> [UInt8] {
    var writer = JSONWriter()
    FeedDocument(feed).write(to: &writer)
    return Array(writer.bytes)
  }

  private func items(_ document: [UInt8]) throws -> [NSDictionary] {
    let root = try JSONSerialization.jsonObject(with: Data(document)) as? [String: Any]
    let items = try #require(root?["items"] as? [[String: Any]])
    return items.map { item in
      var item = item
      item["_winnow"] = nil
      item["authors"] = (item["authors"] as? [[String: Any]])?.map { author in
        author.filter { $0.key != "_winnow" }
      }
      return item as NSDictionary
    }
  }
}
