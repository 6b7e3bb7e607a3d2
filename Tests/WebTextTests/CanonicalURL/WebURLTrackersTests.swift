import Testing
import WebText

@Suite("Links without trackers")
struct WebURLTrackersTests {
  @Test(
    "what tells who sent a reader goes, the rest stays byte for byte",
    arguments: [
      ("https://a.example/?utm_source=rss&id=7&UTM_Medium=feed", "https://a.example/?id=7"),
      ("https://a.example/x?fbclid=abc", "https://a.example/x"),
      ("https://a.example/x?fbclid=abc#part", "https://a.example/x#part"),
      ("https://a.example/x?b=%2F+1&&gclid=x&a=", "https://a.example/x?b=%2F+1&&a="),
      ("https://a.example/x?q=a;b", "https://a.example/x?q=a;b"),
      ("https://a.example/x?", "https://a.example/x?"),
      ("https://a.example/x", "https://a.example/x"),
      ("mailto:a@b.example?utm_source=x", "mailto:a@b.example?utm_source=x"),
    ])
  func withoutTrackers(address: String, expected: String) {
    #expect(WebURL(parsing: address)?.withoutTrackers.string == expected)
  }

  @Test(
    "what a server needs stays",
    arguments: [
      "https://a.example/x?unlocked_article_code=1.abc", "https://a.example/x?session_id=12",
      "https://a.example/x?utm_source=x&X-Amz-Signature=00ff", "https://a.example/x?ref=rss",
    ])
  func kept(address: String) {
    #expect(WebURL(parsing: address)?.withoutTrackers.string == address)
  }
}
