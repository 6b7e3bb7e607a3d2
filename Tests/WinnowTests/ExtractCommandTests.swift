import Foundation
import Testing

@Suite("winnow extract")
struct ExtractCommandTests {
  private static let things = ["barge", "heron", "lantern", "orchard", "anchor"]

  private static func page(_ number: Int, promo: String = "") -> String {
    let thing = things[number - 1]
    return """
      <!DOCTYPE html><html lang=en><head><title>The lost \(thing) | Weir Post</title></head><body>
      <nav><a href=/>Home</a></nav><main><h1>The lost \(thing)</h1><div class=story>
      <p>The \(thing) at the weir was seen by the keeper before anyone else was awake.</p>
      <p>Nobody in the valley knows whose \(thing) it is, and nobody has asked for it since.</p>
      \(promo)<p>The keeper says that a \(thing) like that one has not come by for years.</p>
      </div></main></body></html>
      """
  }

  @Test("a page in, its article out")
  func page() async throws {
    let winnow = try WinnowProgram()
    let file = try winnow.write(Self.page(3), to: "page.html")
    let outcome = try await winnow("extract", "--url", "https://weir.example/3", file)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let item = try #require(try outcome.lines.first)
    #expect(item["title"] as? String == "The lost lantern")
    #expect(item["language"] as? String == "en")
    #expect((item["content_text"] as? String)?.hasPrefix("The lantern at the weir") == true)
  }

  @Test("what recurs on the pages of a batch is learned, and each answer is in its place")
  func learn() async throws {
    let winnow = try WinnowProgram()
    let promo = "<p>Read more about the weir every Friday in our letter to friends.</p>"
    var list = ""
    for number in 1...5 {
      let file = try winnow.write(Self.page(number, promo: promo), to: "\(number).html")
      list += "https://weir.example/\(number)\t\(file)\n"
    }
    list += "https://weir.example/6\t\(winnow.path("missing.html"))\n"
    let outcome = try await winnow.start(["extract", "--batch", "--learn"], input: list).end()
    let items = try outcome.lines
    #expect(items.count == 6)
    for (number, item) in items.prefix(5).enumerated() {
      let text = try #require(item["content_text"] as? String)
      #expect(text.hasPrefix("The \(Self.things[number]) at the weir"))
      #expect(!text.contains("letter to friends"))
    }
    #expect((items[5]["_winnow"] as? [String: Any])?["error"] != nil)
  }

  @Test("--explain lists what was dropped")
  func explain() async throws {
    let winnow = try WinnowProgram()
    let file = try winnow.write(Self.page(3), to: "page.html")
    let outcome = try await winnow("extract", "--explain", file)
    let item = try #require(try outcome.lines.first)
    let removed = (item["_winnow"] as? [String: Any])?["removed"] as? [[String: String]]
    #expect(removed?.contains(["kind": "navigation", "text": "Home"]) == true)
  }

  @Test("the rules of a site are read from the configuration's folder")
  func siteRules() async throws {
    let winnow = try WinnowProgram()
    let folder = winnow.folder.appendingPathComponent(".config/winnow/sites")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = try winnow.write(Self.page(3), to: "page.html")
    let rule = folder.appendingPathComponent("weir.example.rules")
    try Data("content: nav\n".utf8).write(to: rule)
    let outcome = try await winnow("extract", "--url", "https://www.weir.example/3", file)
    #expect(try outcome.lines.first?["content_text"] as? String == "Home")
    try Data("content: nav >\n".utf8).write(to: rule)
    let failure = try await winnow("extract", "--url", "https://www.weir.example/3", file)
    #expect(failure.status == 78)
    #expect(failure.errors.contains("weir.example.rules:1"))
  }

  @Test("the rules that come with Winnow can be read")
  func shippedRules() async throws {
    let winnow = try WinnowProgram()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = winnow.folder.appendingPathComponent(".config/winnow")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let shipped = root.appendingPathComponent("Feeds/sites")
    #expect(try FileManager.default.contentsOfDirectory(atPath: shipped.path).count >= 12)
    try FileManager.default.copyItem(at: shipped, to: folder.appendingPathComponent("sites"))
    let file = try winnow.write(Self.page(3), to: "page.html")
    #expect(try await winnow("extract", file).status == 0)
  }
}
