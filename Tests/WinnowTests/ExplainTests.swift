import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import winnow

@Suite struct ExplainTests {
  /// A program with a feed that was polled once from a file.
  private func polled() async throws -> WinnowProgram {
    let winnow = try WinnowProgram()
    let path = try winnow.write(sampleFeed(titles: ["One", "Two"]), to: "sample.xml")
    #expect(try await winnow("feed", "add", "--no-fetch", path).status == 0)
    #expect(try await winnow("poll").status == 0)
    return winnow
  }

  @Test("explain feed tells why it was asked, when it is asked again and what was considered")
  func explain() async throws {
    let winnow = try await polled()
    let text = try await winnow("explain", "feed", "1")
    #expect(text.status == 0, "\(text.errors)")
    for words in ["it had never been asked", "next poll", "considered", "2 new"] {
      #expect(text.output.contains(words), "\(words) in \(text.output)")
    }
    let lines = try await winnow("explain", "feed", "1", "--json").lines
    let explanation = try #require(lines.first)
    #expect(explanation["polled_because"] as? String == "first")
    let next = try #require(explanation["next"] as? [String: Any])
    #expect(next["at"] != nil)
    #expect(next["why"] as? String != nil)
    let considered = try #require(next["considered"] as? [[String: Any]])
    #expect(considered.first?["reason"] as? String == next["why"] as? String)
  }

  @Test("explain feed of a paused feed says what to do")
  func paused() async throws {
    let winnow = try await polled()
    #expect(try await winnow("feed", "pause", "1").status == 0)
    let text = try await winnow("explain", "feed", "1").output
    #expect(text.contains("winnow feed resume 1"), "\(text)")
    #expect(try await winnow("explain", "feed", "7").status == 66)
  }

  @Test("status groups the feeds and tells what polling cost")
  func status() async throws {
    let winnow = try await polled()
    #expect(
      try await winnow("feed", "add", "--no-fetch", "http://127.0.0.1:9/feed").status == 0)
    _ = try await winnow("poll")
    let text = try await winnow("status").output
    #expect(text.contains("healthy     1\n"), "\(text)")
    #expect(text.contains("failing     1\n"), "\(text)")
    #expect(text.contains("allow_private in [network]"), "\(text)")
    let status = try #require(try await winnow("status", "--json").lines.first)
    let groups = try #require(status["groups"] as? [String: Any])
    #expect(groups["healthy"] as? Int == 1)
    #expect((groups["failing"] as? [[String: Any]])?.count == 1)
    let cost = try #require(status["cost_7d"] as? [String: Any])
    #expect(cost["requests"] as? Int == 2)
  }

  @Test("a dry run says what would be fetched and why, and fetches nothing")
  func dryRun() async throws {
    let winnow = try WinnowProgram()
    let path = try winnow.write(sampleFeed(titles: ["One"]), to: "sample.xml")
    #expect(try await winnow("feed", "add", "--no-fetch", path).status == 0)
    let due = try await winnow("poll", "--dry-run").output
    #expect(due.contains("\tfetch\tit had never been asked\n"), "\(due)")
    #expect(try await winnow("poll").status == 0)
    #expect(try await winnow("poll", "--dry-run").output.isEmpty)
    let named = try await winnow("poll", "--dry-run", "--json", "1").lines
    #expect(named.first?["would"] as? String == "fetch")
    #expect(named.first?["why"] as? String == "you named it")
  }

  @Test(
    "a failing feed is told of with since when and what to do",
    arguments: [
      (FailureCode.http, 403, 5, "answers 403 at every poll since Sunday: the site may block"),
      (.http, 404, 1, "answers 404 at the last poll: the feed is not there any more"),
      (.http, 503, 3, "answers 503 at every poll since Sunday: the server is in trouble"),
      (.dns, nil, 2, "its host has no address at every poll since Sunday: the site may have"),
    ] as [(FailureCode, Int?, Int, String)])
  func advice(code: FailureCode, status: Int?, failures: Int, words: String) {
    var feed = FeedRecord(
      id: FeedID(rawValue: 1), subscription: Subscription(url: "https://feed.example/"),
      displayTitle: "A feed", effectiveURL: "https://feed.example/", pausedAt: nil, isGone: false,
      nextFetchAt: nil, fetchedAt: nil, succeededAt: nil, failureCount: failures,
      failure: FeedFailure(code, "It failed."), httpStatus: status, lastStatus: "error",
      articleCount: 0, unreadCount: 0)
    feed.failingSince = Timestamp(year: 2026, month: 11, day: 22, hour: 8)
    let now = Timestamp(year: 2026, month: 11, day: 24, hour: 12)
    let sentence = FailureAdvice.sentence(for: feed, now: now) ?? ""
    #expect(sentence.hasPrefix(words), "\(sentence)")
  }

  @Test("every failure code has a sentence that says what to do")
  func everyCode() {
    let now = Timestamp(year: 2026, month: 11, day: 24)
    for code in FailureCode.allCases {
      let feed = FeedRecord(
        id: FeedID(rawValue: 1), subscription: Subscription(url: "https://feed.example/"),
        displayTitle: "A feed", effectiveURL: "https://feed.example/", pausedAt: nil,
        isGone: false, nextFetchAt: nil, fetchedAt: nil, succeededAt: nil, failureCount: 1,
        failure: FeedFailure(code, "It failed."), httpStatus: nil, lastStatus: "error",
        articleCount: 0, unreadCount: 0)
      let sentence = FailureAdvice.sentence(for: feed, now: now) ?? ""
      #expect(sentence.contains(" at the last poll: "), "\(code): \(sentence)")
    }
  }
}
