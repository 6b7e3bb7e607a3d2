import Testing
import Vocabulary

@testable import Fetching

@Suite struct RateLimitTests {
  private static let now = Timestamp(year: 2026, month: 11, day: 24, hour: 12)

  private static func limit(_ lines: [String]) -> RateLimit? {
    var head = ResponseHead()
    for line in ["HTTP/1.1 200 OK"] + lines + [""] {
      Array((line + "\r\n").utf8).withUnsafeBytes { head.take($0) }
    }
    return RateLimit(head, now: now)
  }

  @Test(
    "a limit is read from each form that servers use",
    arguments: [
      (["RateLimit: \"default\";r=50;t=30"], 50, 30),
      (["RateLimit: limit=100, remaining=50, reset=30"], 50, 30),
      (["RateLimit: \"a\";r=7;t=9, \"b\";r=1;t=900"], 7, 9),
      (["RateLimit-Policy: \"default\";q=100;w=60"], 100, 60),
      (["RateLimit-Policy: 100;w=60", "RateLimit: \"default\";r=0;t=12"], 0, 12),
      (["RateLimit-Limit: 100", "RateLimit-Remaining: 20", "RateLimit-Reset: 40"], 20, 40),
      (["X-RateLimit-Remaining: 99.0", "X-Ratelimit-Reset: 411"], 99, 411),
      (["X-RateLimit-Remaining: 3", "X-RateLimit-Reset: 1795521660"], 3, 60),
      (["X-RateLimit-Remaining: 3", "X-RateLimit-Reset: 1795521660000"], 3, 60),
    ] as [([String], Int64, Int)])
  func stated(lines: [String], remaining: Int64, reset: Int) {
    #expect(
      RateLimitTests.limit(lines) == RateLimit(remaining: remaining, reset: .seconds(reset)),
      "\(RateLimitTests.now.secondsSinceEpoch)")
  }

  @Test(
    "what states no limit, or nonsense, is none",
    arguments: [
      [], ["RateLimit: soon"], ["RateLimit-Remaining: 5"], ["RateLimit-Reset: 5"],
      ["RateLimit: r=-1;t=30"], ["RateLimit: r=5;t=0"], ["RateLimit: r=5;t=99999999999999999999"],
      ["X-RateLimit-Remaining: 3", "X-RateLimit-Reset: 1795521000"],
      ["X-RateLimit-Remaining: 3", "X-RateLimit-Reset: Tue, 24 Nov 2026 12:10:00 GMT"],
      ["RateLimit: ;;=,=;r=;t"], ["RateLimit-Limit: 100"],
    ] as [[String]])
  func nothing(lines: [String]) {
    #expect(RateLimitTests.limit(lines) == nil)
  }

  @Test("what is left is spread over the time until the reset")
  func spacing() {
    #expect(RateLimit(remaining: 10, reset: .seconds(600)).spacing == .seconds(60))
    #expect(RateLimit(remaining: 0, reset: .seconds(600)).spacing == nil)
  }
}
