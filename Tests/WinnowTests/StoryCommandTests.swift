import Foundation
import Testing

@Suite struct StoryCommandTests {
  @Test("a story is listed once with its sources, by the preferred one; a correction holds")
  func sources() async throws {
    let winnow = try WinnowProgram()
    for name in ["one", "two"] {
      let path = try winnow.write(sampleFeed(titles: ["Aground"]), to: "\(name).xml")
      #expect(try await winnow("feed", "add", "--no-fetch", path, "--title", name).status == 0)
    }
    #expect(try await winnow("poll").status == 0)
    var shown: [Int] = []
    for (feed, other, sources) in [("1", "2", "one, two"), ("2", "1", "two, one")] {
      #expect(try await winnow("feed", "edit", feed, "--preferred").status == 0)
      let list = try await winnow("article", "list").output
      #expect(list.contains("\t\(sources)\t+1\t"), "\(list)")
      let items = try await winnow("article", "list", "--json").lines
      #expect(items.count == 1)
      let members = try #require(items.first?["_winnow"] as? [String: Any])
      shown.append(try #require(members["article_id"] as? Int))
      let others = try #require(members["also_covered_by"] as? [[String: Any]])
      #expect(others.map { $0["feed_title"] as? String } == [other == "1" ? "one" : "two"])
      #expect(try await winnow("feed", "edit", feed, "--no-preferred").status == 0)
    }
    #expect(Set(shown).count == 2)

    let ids = shown.map(String.init)
    #expect(try await winnow("article", "split", ids[0]).status == 0)
    try winnow.write(sampleFeed(titles: ["Aground", "Afloat"]), to: "two.xml")
    #expect(try await winnow("poll", "--all").status == 0)
    #expect(try await winnow("article", "list", "--json").lines.count == 3)
    let split = try await winnow("explain", "article", ids[0]).output
    #expect(split.contains("corrected by hand: it was split off"), "\(split)")
    #expect(try await winnow("article", "merge", ids[0], ids[1]).status == 0)
    #expect(try await winnow("article", "list", "--json").lines.count == 2)
  }
}
