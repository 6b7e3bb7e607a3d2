import Storage
import Testing
import WebText

@testable import winnow

@Suite struct FeedAddressTests {
  @Test(
    "credentials go along to the host they were given for, and never out of encryption",
    arguments: [
      ("https://ann:secret@news.example/", "https://news.example/feed", true),
      ("http://ann:secret@news.example/", "https://news.example/feed", true),
      ("http://ann:secret@news.example/", "http://news.example/feed", true),
      ("https://ann:secret@news.example/", "http://news.example/feed", false),
      ("https://ann:secret@news.example/", "https://other.example/feed", false),
    ])
  func moved(typed: String, to feed: String, isKept: Bool) throws {
    let url = try #require(WebURL(parsing: feed))
    let address = try FeedAddress(typed: typed).moved(to: url, operatorHost: nil)
    #expect(address.url == url)
    #expect(address.access.password == (isKept ? "secret" : nil))
    #expect(address.access.user == (isKept ? "ann" : nil))
  }

  @Test(
    "addresses are taken as people write and paste them",
    arguments: [
      ("https://news.example/feed", "https://news.example/feed"),
      (" <https://news.example/feed>\n", "https://news.example/feed"),
      ("news.example", "https://news.example/"), ("news.example/blog", "https://news.example/blog"),
      ("news.example:8080/feed.xml", "https://news.example:8080/feed.xml"),
      ("www.news.example?p=1", "https://www.news.example/?p=1"),
      ("feed://news.example/rss", "http://news.example/rss"),
      ("feed:https://news.example/rss", "https://news.example/rss"),
      ("@ann@social.example", "https://social.example/@ann"),
    ])
  func typed(word: String, url: String) throws {
    #expect(try FeedAddress(typed: word).url.string == url)
  }

  @Test("only where the scheme was left out may it be either")
  func unencrypted() throws {
    #expect(
      try FeedAddress(typed: "news.example/a").unencrypted?.string == "http://news.example/a")
    #expect(try FeedAddress(typed: "https://news.example/a").unencrypted == nil)
  }

  @Test(
    "what is neither an address nor a file is told so",
    arguments: ["feed.xml", "no/such/file.atom", "./news.example", "words", "@ann", "a..b"])
  func neither(word: String) {
    #expect(throws: CommandFailure.self) { try FeedAddress(typed: word) }
  }
}
