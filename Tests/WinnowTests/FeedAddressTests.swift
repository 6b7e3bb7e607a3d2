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
}
