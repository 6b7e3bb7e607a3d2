import Foundation
import Testing

@Suite("OPML in and out")
struct ImportTests {
  private let list = """
    <?xml version="1.0" encoding="UTF-8"?>
    <opml version="2.0" xmlns:other="urn:other">
      <head><title>Feeds</title></head>
      <body>
        <outline text="News">
          <outline text="Local &amp; near">
            <outline type="rss" text="Gazette" xmlUrl="http://a.example/rss?x=1&amp;y=2"
              htmlUrl="http://a.example/" description="What is near" category="daily,paper"
              other:weight="7"/>
          </outline>
          <outline type="rss" text="World" xmlUrl="http://ann:s3cret@b.example/feed"/>
        </outline>
        <outline type="rss" text="Secret files" xmlUrl="file:///etc/passwd"/>
        <outline type="rss" text="Loose" xmlUrl="http://c.example/atom"/>
        <outline type="rss" text="Broken" xmlUrl="not a url"/>
      </body>
    </opml>
    """

  @Test("folders are kept, wrong addresses are told with their lines, files are refused")
  func report() async throws {
    let winnow = try WinnowProgram()
    let file = try winnow.write(list, to: "list.opml")
    let outcome = try await winnow("feed", "import", file)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("3 feeds added, 0 known already, 2 invalid"))
    #expect(outcome.errors.contains("\(file):13:"))
    #expect(outcome.errors.contains("\(file):15:"))
    #expect(!(outcome.output + outcome.errors).contains("s3cret"))
    let folders = try await winnow("feed", "list", "--json").lines.reduce(into: [:]) {
      $0[$1["title"] as? String ?? ""] = $1["folder"] as? String
    }
    #expect(folders == ["Gazette": "News/Local & near", "World": "News", "Loose": ""])
    let again = try await winnow("feed", "import", "--json", file)
    let statuses = try again.lines.compactMap { $0["status"] as? String }
    #expect(statuses == ["known", "known", "known", "invalid", "invalid"])
  }

  @Test("what was exported and imported again is exported alike")
  func roundTrip() async throws {
    let first = try WinnowProgram()
    _ = try await first("feed", "import", try first.write(list, to: "list.opml"))
    _ = try await first("feed", "edit", "Gazette", "--interval", "45m", "--full-text")
    _ = try await first("feed", "pause", "Loose")
    let exported = try await first("feed", "export")
    #expect(exported.status == 0)
    #expect(exported.output.contains("xmlns:other=\"urn:other\""))
    #expect(exported.output.contains("other:weight=\"7\""))
    #expect(!exported.output.contains("s3cret"))
    let second = try WinnowProgram()
    let file = try second.write(exported.output, to: "list.opml")
    #expect(try await second("feed", "import", file).status == 0)
    #expect(try await second("feed", "export").output == exported.output)
    #expect(try await second("feed", "list", "--json").lines.count == 3)
  }

  @Test("of a broken file all that can be read is imported")
  func broken() async throws {
    let winnow = try WinnowProgram()
    let cut = list.replacingOccurrences(of: "</body>\n</opml>", with: "")
    let outcome = try await winnow("feed", "import", "-", input: cut)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try await winnow("feed", "list", "--json").lines.count == 3)
  }

  @Test("of a file that breaks off, what was read and what was not is told with lines")
  func brokenOff() async throws {
    let winnow = try WinnowProgram()
    let cut = String(list.prefix(upTo: try #require(list.range(of: "Loose")).lowerBound))
    let file = try winnow.write(cut, to: "list.opml")
    let outcome = try await winnow("feed", "import", file)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("2 feeds added"))
    #expect(outcome.errors.contains("\(file):11: file:///etc/passwd"), "\(outcome.errors)")
    #expect(outcome.errors.contains("\(file):14: the document ends"), "\(outcome.errors)")
  }

  @Test("what is no OPML exits 65", arguments: ["", "just words", "<rss version=\"2.0\"/>"])
  func notOPML(text: String) async throws {
    let winnow = try WinnowProgram()
    let outcome = try await winnow("feed", "import", "-", input: text)
    #expect(outcome.status == 65, "\(outcome.errors)")
  }
}
