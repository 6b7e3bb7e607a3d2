import Foundation
import Testing

@Suite struct RetentionCommandTests {
  @Test("a poll purges what is beyond the bound, and a feed that lists it does not bring it back")
  func purgedStaysPurged() async throws {
    let winnow = try WinnowProgram()
    let titles = (1...6).map { "Item \($0)" }
    let path = try winnow.write(sampleFeed(titles: titles), to: "sample.xml")
    #expect(try await winnow("feed", "add", "--no-fetch", path).status == 0)
    #expect(try await winnow("poll").status == 0)
    #expect(try await winnow("article", "star", "1").status == 0)
    #expect(try await winnow("feed", "edit", "1", "--keep", "2").status == 0)
    #expect(try await winnow("feed", "show", "1").output.contains("2 articles"))
    let purged = try await winnow("poll", "1")
    #expect(purged.errors.contains("purged 3 old articles"), "\(purged.errors)")
    #expect(try await winnow("export").lines.count == 3)
    // Another document, which still lists all of them.
    try winnow.write(sampleFeed(titles: ["Item 7"] + titles), to: "sample.xml")
    let again = try await winnow("poll", "--json", "1").lines
    #expect(again.first?["new"] as? Int == 1, "\(again)")
    #expect(try await winnow("feed", "edit", "1", "--keep", "all").status == 0)
    #expect(try await winnow("feed", "edit", "1", "--keep", "some").status == 64)
  }
}
