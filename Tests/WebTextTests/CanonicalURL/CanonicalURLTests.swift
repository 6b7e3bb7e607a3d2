import TestSupport
import Testing
import WebText

@Suite struct CanonicalURLTests {
  private func canonical(_ text: String) throws -> String {
    CanonicalURL(of: try #require(WebURL(parsing: text))).string
  }

  @Test(
    "what does not make another document is left out",
    arguments: [
      "https://paper.test/a/b", "http://paper.test/a/b", "https://www.paper.test:443/a/b#top",
      "HTTP://WWW.Paper.TEST:80/a/./b?", "https://paper.test./a/b", "https://paper.test/%61/b",
      "https://u:p@paper.test/a/b", "https://paper.test/a/b;jsessionid=12AB.node1",
      "https://paper.test/a/b?utm_source=x&UTM_Medium=y&fbclid=1", "https://paper.test/a/b?amp",
      "https://paper.test/a/b?gclid=1&amp;mc_cid=2&amp;amp;_hsenc=3", "https://paper.test/a/b?&&",
      "https://paper.test/a/b?PHPSESSID=1&ref=rss&sid=0123456789abcdef0123456789ABCDEF",
      "https://paper.test/(S(abcdefghijklmnopqrstuvwx))/a/b", "https://paper.test/a/b?utm%5Fid=4",
      "https://www.google.com/url?sa=t&q=http%3A%2F%2Fpaper.test%2Fa%2Fb&ved=1",
      "https://www.google.co.uk/amp/s/www.paper.test/a/b?amp=1",
      "https://paper-test.cdn.ampproject.org/v/s/paper.test/a/b?amp_js_v=0.1&usqp=1",
      "https://l.facebook.com/l.php?u=https%3A%2F%2Fout.reddit.com%2F%3Furl%3Dhttps%253A%252F%252Fpaper.test%252Fa%252Fb",
      "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fpaper.test%2Fa%2Fb&data=1",
    ])
  func leftOut(text: String) throws {
    #expect(try canonical(text) == "https://paper.test/a/b")
  }

  @Test(
    "what may be another document is kept",
    arguments: [
      "https://paper.test/", "https://paper.test/a/b/", "https://paper.test/a//b",
      "https://paper.test/A/b", "https://paper.test/a%2Fb", "https://paper.test:8443/a/b",
      "http://paper.test:8080/a/b", "https://m.paper.test/a/b", "https://www2.paper.test/a/b",
      "https://paper.test/a/b?id=1", "https://paper.test/a/b?ID=1", "https://paper.test/a/b?utm=1",
      "https://paper.test/a/b?ref=12", "https://paper.test/a/b?sid=12",
      "https://paper.test/a/b?b=2&a=1", "https://paper.test/a/b?a=1&b=2",
      "https://paper.test/a/b?q=a+b", "https://paper.test/a/b?q=a%2Bb",
      "https://paper.test/a/b?amp=2", "https://paper.test/a/b/amp", "https://paper.test/a/b?t=%26",
      "https://paper.test/a/b?gclidx=1", "https://paper.test/#!/a/b", "https://paper.test/#/a/b",
      "https://paper.test/url?q=http://paper.test/a/b", "https://www.test/a/b",
      "https://paper.test/login?next=https%3A%2F%2Fpaper.test%2Fa%2Fb",
      "https://paper.test/a/b?X-Amz-Signature=1&utm_source=x&X-Amz-Expires=2",
      "http://paper.test/a/b?sig=%2f&se=1&fbclid=1",
      "mailto:a@paper.test", "tag:paper.test,2026:1", "urn:isbn:1",
    ])
  func kept(text: String) throws {
    #expect(try canonical(text) == text)
  }

  @Test(
    "a few sites have names of their own for a document",
    arguments: [
      ("https://youtu.be/abc?si=1&t=9", "https://youtube.com/watch?v=abc&t=9"),
      ("https://www.youtube.com/watch?v=abc&feature=share", "https://youtube.com/watch?v=abc"),
      ("https://x.com/a/status/1?s=20&t=2", "https://x.com/a/status/1"),
      ("https://paper.test/?s=20&t=2", "https://paper.test/?s=20&t=2"),
    ])
  func sites(text: String, expected: String) throws {
    #expect(try canonical(text) == expected)
  }

  @Test("a chain of redirectors without end is left as it is")
  func endlessChain() throws {
    let link = "https://out.reddit.com/?url="
    let chain = String(repeating: link, count: 40) + "https://paper.test/"
    let once = try canonical(chain)
    #expect(once == chain)
    #expect(try canonical(once) == once)
  }

  @Test("the canonical form of a canonical form is itself", arguments: 0..<20)
  func idempotence(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let pieces = [
      "http://", "https://", "www.", "paper.test", "google.com/url?q=", "youtu.be/",
      "l.facebook.com",
      "/l.php?u=", "/", "/a", "?", "&", "amp;", "utm_source=1", "%75tm_x=1", "id=%7e", "#", "!",
      "/b",
      ";jsessionid=1", "%2561", "%", "%2", "=", ".", "..", ":8080", "(S(", "))", "+", "%25",
      "amp/s/",
      "https%3A%2F%2F", "sig=", "se=1", "\u{E9}", "cdn.ampproject.org", "/c/s/",
    ]
    for _ in 0..<500 {
      let count = Int.random(in: 1..<12, using: &random)
      let text =
        "http://" + (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      guard let url = WebURL(parsing: text) else { continue }
      let once = CanonicalURL(of: url).string
      let again = WebURL(parsing: once).map { CanonicalURL(of: $0).string }
      #expect(again == once, "seed \(seed): \(text)")
    }
  }
}
