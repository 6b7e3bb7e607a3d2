import Foundation
import Testing

@Suite struct RuleCommandTests {
  @Test("a rule is added, tried, applied by a poll, explained and removed")
  func life() async throws {
    let winnow = try WinnowProgram()
    let path = try winnow.write(sampleFeed(titles: ["One", "Two"]), to: "sample.xml")
    #expect(try await winnow("feed", "add", "--no-fetch", path).status == 0)
    let added = try await winnow(
      "rule", "add", "--name", "No ones", "title = one and not tag = keep", "--action", "drop",
      "--json")
    #expect(added.status == 0, "\(added.errors)")
    #expect(try added.lines.first?["id"] as? Int == 1)
    #expect(
      try await winnow("rule", "add", "text contains first", "--action", "tag:early").status == 0)
    #expect(try await winnow("poll").status == 0)
    let list = try await winnow("article", "list", "--json").lines
    #expect(list.map { $0["title"] as? String } == ["Two"])
    #expect(try await winnow("article", "list", "--tag", "early").output.contains("Two"))
    let trial = try await winnow("rule", "test", "1")
    #expect(trial.output.contains("One"))
    #expect(trial.errors.contains("holds for 1 of 2 articles: drop"), "\(trial.errors)")
    let expression = try await winnow("rule", "test", "title contains o", "--json").lines
    #expect(expression.count == 2)
    let dropped = try #require(expression.first { $0["dropped"] as? Bool == true })
    let id = try #require(dropped["article_id"] as? Int)
    let why = try await winnow("explain", "article", "\(id)").output
    #expect(why.contains("rule 1 did drop: No ones"), "\(why)")
    #expect(try await winnow("rule", "list").output.contains("title = \"one\" and not tag"))
    #expect(try await winnow("rule", "remove", "1").status == 0)
    #expect(try await winnow("rule", "list", "--json").lines.count == 1)
    #expect(try await winnow("rule", "remove", "1").status == 66)
  }

  @Test("a wrong expression is told with its column and the nearest word, and exits 64")
  func faults() async throws {
    let winnow = try WinnowProgram()
    let outcome = try await winnow("rule", "test", "title contians x")
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("column 7"), "\(outcome.errors)")
    #expect(outcome.errors.contains("did you mean “contains”?"), "\(outcome.errors)")
    #expect(try await winnow("rule", "add", "title = x").status == 64)
    #expect(try await winnow("rule", "add", "title = x", "--action", "explode").status == 64)
  }
}
