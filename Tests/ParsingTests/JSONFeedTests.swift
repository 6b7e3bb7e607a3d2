import Parsing
import Testing
import Vocabulary
import WebText

/// JSON Feed as it is found, not as it should be.
@Suite struct JSONFeedTests {
  private func feed(_ members: String, version: String = "https://jsonfeed.org/version/1.1")
    -> String
  {
    "{\"version\":\"\(version)\",\"title\":\"t\",\(members)}"
  }

  private func entry(_ members: String) throws -> ParsedEntry {
    let document = feed("\"items\":[{\(members)}]")
    return try #require(try parse(document, url: "https://example.org/f/").entries.first)
  }

  @Test(
    "any scalar is an identifier as it is written",
    arguments: [
      ("1", "1"), ("1.50", "1.50"), ("-2e3", "-2e3"),
      ("12345678901234567890", "12345678901234567890"),
      ("\" a \"", "a"), ("null", nil), ("true", nil), ("[1]", nil), ("{}", nil), ("NaN", nil),
    ] as [(String, String?)])
  func identifiers(written: String, guid: String?) throws {
    #expect(try entry("\"id\":\(written)").guid == guid)
  }

  @Test(
    "people are one or many, objects or names",
    arguments: [
      ("\"author\":{\"name\":\"A\"}", ["A"]), ("\"author\":\"A\"", ["A"]),
      ("\"authors\":[{\"name\":\"A\"},null,\"B\",7,{}]", ["A", "B", "7"]),
      ("\"authors\":{\"name\":\"A\"}", ["A"]),
      ("\"author\":{\"name\":\"A\"},\"authors\":[]", ["A"]),
      ("\"authors\":[{\"name\":\"B\"}],\"author\":{\"name\":\"A\"}", ["B"]),
      ("\"authors\":null", []),
    ])
  func people(members: String, names: [String]) throws {
    #expect(try entry("\"id\":1,\(members)").details.authors.map(\.name) == names)
  }

  @Test("a mail address in a person's url is one")
  func mail() throws {
    let author = try entry("\"authors\":[{\"url\":\"mailto:a@b.example\"}]").details.authors.first
    #expect(author == Person(email: "a@b.example"))
  }

  @Test("members that are null or of a wrong type are as if they were not there")
  func wrongTypes() throws {
    let entry = try entry(
      "\"id\":1,\"title\":null,\"content_html\":{\"a\":1},\"content_text\":\"x\",\"tags\":\"one\","
        + "\"attachments\":{\"url\":\"x\"},\"url\":5,\"image\":{\"url\":\"i\"},\"summary\":[]")
    #expect(entry.title == nil)
    #expect(entry.content?.value == "x")
    #expect(entry.details.tags == ["one"])
    #expect(entry.enclosures.isEmpty)
    #expect(entry.url == nil)
    #expect(entry.details.image == nil)
    #expect(entry.summary == nil)
  }

  @Test("attachments need an address and nothing else")
  func attachments() throws {
    let entry = try entry(
      "\"attachments\":[{\"url\":\"a\"},{\"mime_type\":\"x\"},\"s\",{\"url\":\"b\","
        + "\"mime_type\":\"Audio/X\",\"size_in_bytes\":\"123\",\"duration_in_seconds\":12.6},"
        + "{\"url\":\"c\",\"size_in_bytes\":-1,\"duration_in_seconds\":5e18}]")
    #expect(
      entry.enclosures == [
        Enclosure(url: "https://example.org/f/a"), Enclosure(url: "https://example.org/f/s"),
        Enclosure(
          url: "https://example.org/f/b", mimeType: "audio/x", byteCount: 123, durationSeconds: 13),
        Enclosure(url: "https://example.org/f/c"),
      ])
  }

  @Test(
    "what is forgiven is warned of",
    arguments: [
      ("\"items\":[{\"id\":1},]", "", "bad-json"),
      ("\"items\":[{\"id\":1}]", "<script>", "trailing-junk"),
      ("\"items\":[{\"id\":1}]", "}", "trailing-junk"),
      ("\"x\":undefined,\"items\":[{\"id\":1}]", "", "bad-json"),
      ("\"x\":\"\\u12\",\"description\":\"\\q\",\"items\":[{\"id\":1}]", "", "bad-json"),
      ("\"description\":\"a\nb\",\"items\":[{\"id\":1}]", "", "bad-json"),
      ("\"items\":[{\"id\":1,\"date_published\":\"soon\"}]", "", "bad-date"),
    ])
  func leniency(members: String, behind: String, code: String) throws {
    let feed = try parse(feed(members) + behind)
    #expect(feed.entries.map(\.guid) == ["1"])
    #expect(feed.warnings.map(\.code) == [code])
    #expect(feed.warnings.allSatisfy { $0.line != nil })
    #expect(feed.isWellFormed == (code == "bad-date"))
  }

  @Test("a warning has the line of what it is about")
  func lines() throws {
    let document = "{\"version\":\"https://jsonfeed.org/version/1\",\n\"items\":[\n{\"id\":1,\n},]}"
    #expect(try parse(document).warnings.map(\.line) == [4])
  }

  @Test(
    "the encoding is that of the bytes",
    arguments: [
      ("utf-8", [0xEF, 0xBB, 0xBF]), ("utf-8", []), ("utf-16le", [0xFF, 0xFE]), ("utf-16le", []),
      ("utf-16be", [0xFE, 0xFF]), ("utf-16be", []), ("utf-32le", []), ("utf-32be", []),
    ] as [(String, [UInt8])])
  func encodings(name: String, mark: [UInt8]) throws {
    let text = feed("\"description\":\"\u{E9}\u{4E2D}\",\"items\":[]")
    let feed = try parse(mark + Reencoding.bytes(of: text, as: name))
    #expect(feed.summary?.value == "\u{E9}\u{4E2D}")
    #expect(feed.encoding.name == name)
    #expect(feed.isWellFormed)
  }

  @Test(
    "the version tells the format",
    arguments: [
      ("https://jsonfeed.org/version/1", FeedFormat.jsonFeed10),
      ("http://jsonfeed.org/version/1.0", .jsonFeed10),
      ("https://jsonfeed.org/version/1/", .jsonFeed10),
      ("https://jsonfeed.org/version/1.1", .jsonFeed11),
      ("https://jsonfeed.org/version/1.2", .jsonFeed11),
      ("https://JSONFeed.org/version/1.1", .jsonFeed11),
    ])
  func versions(version: String, format: FeedFormat) throws {
    #expect(try parse(feed("\"items\":[]", version: version)).format == format)
  }

  @Test(
    "JSON without a version is a feed when it has a title and items that can be named",
    arguments: [
      ("{\"title\":\"t\",\"items\":[{\"id\":1}]}", true), ("{\"title\":\"t\",\"items\":[]}", false),
      ("{\"title\":\"t\",\"items\":[{\"name\":1}]}", false), ("{\"items\":[{\"id\":1}]}", false),
      ("{\"version\":\"2.0\",\"title\":\"t\",\"items\":[{\"id\":1}]}", false),
    ])
  func unversioned(document: String, isFeed: Bool) {
    #expect(((try? parse(document)) != nil) == isFeed)
  }

  @Test("what nobody asked for may be deeper than anything that is read")
  func deep() throws {
    let nested = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(try parse(feed("\"x\":\(nested),\"items\":[{\"id\":1}]")).entries.count == 1)
  }

  @Test("relative links are resolved against the feed, or the item's page where nothing is known")
  func base() throws {
    let item = "\"items\":[{\"id\":1,\"url\":\"https://a.example/p/\",\"content_html\":\"x\"}]"
    #expect(try parse(feed(item)).entries.first?.content?.base?.string == "https://a.example/p/")
    let home = "\"home_page_url\":\"https://h.example/\",\"icon\":\"i.png\","
    #expect(try parse(feed(home + item)).icon == "https://h.example/i.png")
  }

  @Test("every cut of a document is refused")
  func cuts() {
    let document = Array(feed("\"items\":[{\"id\":\"\\u00e9\",\"tags\":[true,1.5,null]}]").utf8)
    for length in 0..<document.count {
      #expect(throws: ParsingError.self, "cut at \(length)") {
        try parse(Array(document[..<length]))
      }
    }
  }
}
