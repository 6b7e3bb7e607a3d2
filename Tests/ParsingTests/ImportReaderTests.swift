import Parsing
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite("Exports of other readers")
struct ImportReaderTests {
  /// What a file says, a line a record: `entry TITLE URL FEED marks`, `feed URL …`.
  private func records(
    _ text: String, _ format: ImportFormat? = nil, pieceSize: Int = .max
  ) -> [String] {
    var reader = ImportReader(format)
    var found: [String] = []
    let take: ImportReader.Taker = { record, line in
      found.append("\(line) " + Self.describe(record))
    }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      try? reader.read(Array(rest.prefix(pieceSize)), take)
      rest = rest.dropFirst(pieceSize)
    }
    try? reader.finish(take)
    return found
  }

  private static func describe(_ record: ImportRecord) -> String {
    switch record {
    case .invalid: return "invalid"
    case .read(let guid): return "read \(guid)"
    case .feed(let feed):
      return ["feed", feed.url, feed.title, feed.folder, feed.isPaused ? "paused" : nil]
        .compactMap { $0 }.joined(separator: " ")
        + feed.tags.map { " #" + $0 }.joined()
    case .entry(let entry):
      let parts = [
        "entry", entry.entry.guid, entry.entry.title?.value, entry.entry.url,
        entry.entry.content?.value, entry.entry.published?.description, entry.feed.url,
        entry.feed.folder, entry.isRead ? "read" : nil, entry.isStarred ? "starred" : nil,
      ]
      return parts.compactMap { $0 }.joined(separator: " ")
        + entry.tags.map { " #" + $0 }.joined()
    }
  }

  private static let winnowLines = """
    {"id":"a","url":"https://e.example/a","title":"One","content_html":"<p>x</p>","_winnow":\
    {"article_id":1,"feed_url":"https://e.example/f","folder":"News","date_read":"2026-01-01T00:00:00Z"}}
    {"id":"b","title":"Tw
    {"id":"c","title":"Three","_winnow":{"feed_url":"https://e.example/f","date_starred":\
    "2026-01-02T00:00:00Z","rule_tags":["keep"]}}
    """

  private static let feedDocument = """
    {"version":"https://jsonfeed.org/version/1.1","title":"F","feed_url":"https://e.example/f",
    "items":[
    {"id":"a","title":"}]{\\"[","date_published":"2026-01-01T00:00:00Z"},
    {"id":"b","tags":["x"]}
    ]}
    """

  private static let miniflux = """
    {"total":2,"entries":[{"id":7,"feed_id":3,"status":"read","title":"T","url":"https://e.example/1",
    "published_at":"2026-01-01T10:00:00+01:00","content":"<p>c</p>","starred":true,"author":"A",
    "feed":{"id":3,"feed_url":"https://e.example/f","title":"F","category":{"id":1,"title":"Daily"}}},
    {"id":8,"feed_id":3,"status":"unread","title":"U","url":"https://e.example/2","starred":false,
    "feed":{"feed_url":"https://e.example/f"}}]}
    """

  private static let freshrss = """
    {"id":"user/-/state/org.freshrss/starred","title":"Favourites","author":"me","items":[
      {"id":"https://e.example/guid","timestampUsec":"1767225600000000","categories":[
        "user/-/state/com.google/reading-list","user/-/state/com.google/read","user/-/label/Tech","go"],
       "title":"A &amp; B","published":1767225600,"alternate":[{"href":"https://e.example/p","type":"text/html"}],
       "content":{"content":"<p>c</p>"},"origin":{"streamId":"feed/12","htmlUrl":"https://e.example/",
       "title":"F","feedUrl":"https://e.example/f"}}
    ]}
    """

  private static let feedly = """
    {"id":"user/u/tag/global.saved","items":[{"id":"abc=_1","originId":"g1","title":"T",
    "published":1767225600000,"unread":false,"canonicalUrl":"https://e.example/c",
    "origin":{"streamId":"feed/https://e.example/f","title":"F"},"summary":{"content":"s"},
    "categories":[{"id":"user/u/category/x","label":"Tech"}]}]}
    """

  @Test(
    "the format is told by the content, however the bytes arrive",
    arguments: [
      (
        Self.winnowLines,
        [
          "1 entry a One https://e.example/a <p>x</p> https://e.example/f News read", "2 invalid",
          "3 entry c Three https://e.example/f starred #keep",
        ]
      ),
      (
        Self.feedDocument,
        [
          "3 entry a }]{\"[ 2026-01-01T00:00:00Z https://e.example/f",
          "4 entry b https://e.example/f",
        ]
      ),
      (
        Self.miniflux,
        [
          "1 entry T https://e.example/1 <p>c</p> 2026-01-01T09:00:00Z https://e.example/f Daily read starred",
          "4 entry U https://e.example/2 https://e.example/f",
        ]
      ),
      (
        Self.freshrss,
        [
          "2 entry https://e.example/guid A &amp; B https://e.example/p <p>c</p> 2026-01-01T00:00:00Z "
            + "https://e.example/f read starred #Tech"
        ]
      ),
      (
        Self.feedly,
        [
          "1 entry g1 T https://e.example/c s 2026-01-01T00:00:00Z https://e.example/f Tech read starred"
        ]
      ),
      (
        """
        [{"id":"feed/https://e.example/f","title":"F","website":"https://e.example/",
        "categories":[{"id":"user/u/category/a","label":"A"},{"id":"user/u/category/b","label":"B"}]}]
        """, ["1 feed https://e.example/f F A #B"]
      ),
      (
        """
        [{"id":1,"feed_url":"https://e.example/f","site_url":"https://e.example/","title":"F",
        "disabled":true,"category":{"title":"C"}},{"x":1}]
        """, ["1 feed https://e.example/f F C paused", "2 invalid"]
      ),
      (
        """
        # comment
        https://e.example/f "~Two words" news "long tag" !

        "query:All:unread = \\"yes\\""
        https://e.example/g
        exec:program
        """,
        [
          "2 feed https://e.example/f Two words #news #long tag", "4 invalid",
          "5 feed https://e.example/g", "6 invalid",
        ]
      ),
      ("{\"id\":\"a\",\"title\":\"x\"", ["1 invalid"]), ("", []),
      ("\u{FEFF}{\"a\":1}", ["1 invalid"]),
      ("{\"id\":\"a\",\n{\"id\":\"b\"}\n{\"id\":\"c\"}", ["1 invalid", "3 entry c"]),
      ("{\"id\":\"a\"\n{\"id\":\"b\"}\n", ["1 invalid", "2 entry b"]),
    ])
  func formats(_ text: String, _ wanted: [String]) {
    for size in [Int.max, 1, 7, 64] {
      #expect(records(text, pieceSize: size) == wanted, "pieces of \(size)")
    }
  }

  @Test("a format that is named is not guessed")
  func named() {
    #expect(
      records("tag:e.example,2026:1\nhttps://e.example/2\n", .newsboatRead)
        == ["1 read tag:e.example,2026:1", "2 read https://e.example/2"])
    #expect(
      records("{\"id\":\"feed/https://e.example/f\",\"title\":\"F\"}", .feedly)
        == ["1 feed https://e.example/f F"])
  }

  @Test("no bytes stop it")
  func anyBytes() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var generator = SplitMix(seed: seed)
    let samples = [Self.winnowLines, Self.feedDocument, Self.miniflux, Self.freshrss, Self.feedly]
    for _ in 0..<300 {
      var bytes = Array((samples.randomElement(using: &generator) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let place = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        default: bytes.insert(bytes[Int.random(in: bytes.indices, using: &generator)], at: place)
        }
      }
      var reader = ImportReader(nil)
      var count = 0
      reader.read(bytes) { _, _ in count += 1 }
      reader.finish { _, _ in count += 1 }
      #expect(count < 100, "seed \(seed)")
    }
  }
}
