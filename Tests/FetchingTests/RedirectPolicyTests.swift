import Testing
import Vocabulary
import WebText

@testable import Fetching

@Suite("Redirect policy") struct RedirectPolicyTests {
  private func policy(_ start: String = "https://example.org/a/feed?x=1") throws -> RedirectPolicy {
    RedirectPolicy(start: try #require(WebURL(parsing: start)), maximum: 10)
  }

  @Test(
    "a location is resolved against the address that gave it",
    arguments: [
      ("next", "https://example.org/a/next"), ("/next", "https://example.org/next"),
      ("?page=2", "https://example.org/a/feed?page=2"),
      ("//example.net/next", "https://example.net/next"),
      ("next#part", "https://example.org/a/next"), ("new feed", "https://example.org/a/new%20feed"),
      ("tärget/é", "https://example.org/a/t%C3%A4rget/%C3%A9"),
      ("https://ann:secret@example.org/b", "https://example.org/b"),
      ("HTTP://EXAMPLE.NET:80/b", "http://example.net/b"),
    ])
  func resolves(location: String, target: String) throws {
    var policy = try policy()
    #expect(policy.follow(302, to: location, setsCookie: false) == nil)
    #expect(policy.current.string == target)
  }

  @Test(
    "a location that cannot be followed ends the fetch",
    arguments: [
      (nil, .badRedirect), ("", .badRedirect), ("http://", .badRedirect),
      ("http://[::1", .badRedirect), ("file:///etc/passwd", .badRedirect),
      ("ftp://example.org/", .badRedirect), ("data:text/xml,<rss/>", .badRedirect),
      ("javascript:alert(1)", .badRedirect), ("unix:/run/socket", .badRedirect),
      ("feed?x=1", .redirectLoop),
    ] as [(String?, FailureCode)])
  func refuses(location: String?, code: FailureCode) throws {
    var policy = try policy()
    #expect(policy.follow(301, to: location, setsCookie: false)?.code == code)
    #expect(policy.permanentURL == nil)
  }

  @Test(
    "the leading run of 301 and 308 is permanent, and never gives up encryption",
    arguments: [
      ([(301, "/b")], "https://example.org/b"),
      ([(301, "/b"), (308, "/c")], "https://example.org/c"),
      ([(301, "/b"), (302, "/c")], "https://example.org/b"),
      ([(302, "/b"), (301, "/c")], nil), ([(303, "/b")], nil), ([(307, "/b")], nil),
      ([(301, "http://example.org/b")], nil),
      (
        [(301, "/b"), (301, "http://example.org/c"), (301, "https://example.org/d")],
        "https://example.org/b"
      ),
    ] as [([(Int, String)], String?)])
  func permanent(hops: [(Int, String)], expected: String?) throws {
    var policy = try policy()
    for (status, location) in hops {
      #expect(policy.follow(status, to: location, setsCookie: false) == nil)
    }
    #expect(policy.permanentURL?.string == expected)
  }

  @Test("more redirects than allowed are a loop")
  func tooMany() throws {
    var policy = RedirectPolicy(
      start: try #require(WebURL(parsing: "http://example.org/")), maximum: 2)
    #expect(policy.follow(302, to: "/1", setsCookie: false) == nil)
    #expect(policy.follow(302, to: "/2", setsCookie: false) == nil)
    #expect(policy.follow(302, to: "/3", setsCookie: false)?.code == .redirectLoop)
    #expect(policy.count == 2)
  }

  @Test("an address may be asked again once a cookie has been set")
  func cookie() throws {
    var policy = try policy()
    #expect(policy.follow(302, to: "/wall", setsCookie: false) == nil)
    #expect(policy.follow(302, to: "/a/feed?x=1", setsCookie: true) == nil)
    #expect(policy.follow(302, to: "/wall", setsCookie: false) == nil)
    #expect(policy.follow(302, to: "/a/feed?x=1", setsCookie: false)?.code == .redirectLoop)
  }
}
