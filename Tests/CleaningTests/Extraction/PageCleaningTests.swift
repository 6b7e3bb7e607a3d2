import Cleaning
import Testing
import Vocabulary
import WebText

@Suite("Only the story of a page")
struct PageCleaningTests {
  private static let first =
    "The mill at the weir will grind again, its new owner said on Monday, after forty years of rest."
  private static let second =
    "Its wheel was found under the mud last summer, whole but for two of its thirty paddles, she said."
  private static let third =
    "The first flour will be given away at the fair, and the second sold to whoever bakes with it."

  private func page(_ parts: String...) -> [UInt8] {
    let body = parts.map { $0.hasPrefix("<") ? $0 : "<p>\($0)</p>" }.joined(separator: "\n")
    return Array("<title>Mill</title><body><main><div class=story>\(body)</div></main></body>".utf8)
  }

  private func paragraphs(_ page: [UInt8]) throws -> [String] {
    let article = try #require(Cleaner().extract(page: page.span).article).article
    return (article.text?.string ?? "").split(separator: "\n\n").map(String.init)
  }

  @Test(
    "what leads elsewhere and what is printed below goes",
    arguments: [
      "<p><a href='/x'><strong>TEN OTHER MILLS THAT YOU HAVE TO SEE</strong></a></p>",
      "<p>Share on Facebook, Twitter or WhatsApp</p>",
    ])
  func removed(block: String) throws {
    let found = try paragraphs(page(Self.first, Self.second, block, Self.third))
    #expect(found == [Self.first, Self.second, Self.third])
  }

  @Test("footers go, also with line breaks between them")
  func footers() throws {
    let footer =
      "<p>Weather data supplied by the river board<br>Quotes delayed at least 20 minutes.</p>"
    let legal = "<p>© 2026 Weir Press. All rights reserved.</p>"
    let found = try paragraphs(page(Self.first, Self.second, Self.third, footer, legal))
    #expect(found == [Self.first, Self.second, Self.third])
  }

  @Test(
    "what is the story's own stays",
    arguments: [
      "“LET THE WHEEL TURN!” somebody shouted.", "<h3>WHAT THE MILLER WANTS</h3>",
      "<blockquote>THE WHEEL IS SLOW<br>THE RIVER KNOWS</blockquote>",
      "<pre>SELECT FLOUR FROM MILL WHERE SACKS &gt; 3</pre>",
      "<ul><li>300 g of flour</li><li>2 eggs</li></ul>",
    ])
  func kept(block: String) throws {
    let found = try paragraphs(page(Self.first, Self.second, block, Self.third))
    #expect(found.count == 4)
  }

  @Test(
    "what is told beside the text leaves it",
    arguments: [
      "<h1>Mill</h1>", "<a href=/>Home</a> › <a href=/w>Weir</a><h1>Mill</h1>",
      "<p>By Ada Byron</p>", "<h1>Mill</h1><p>Ada Byron | 4 May 2022</p>",
      "<p>Von Ada Byron, 4. Mai 2022</p>",
    ])
  func head(above: String) throws {
    #expect(
      try paragraphs(page(above, Self.first, Self.second, Self.third))
        == [Self.first, Self.second, Self.third])
  }

  @Test("columns beside the story go")
  func sideCells() throws {
    let story = [Self.first, Self.second, Self.third]
    let page = Array(
      """
      <body><table><tr><td>\(story[0])<br><br>\(story[1])
      <br><br>\(story[2])</td><td><ul><li><a href=/q>FLR</a> 33.8 -1.2</li></ul><b>More</b><br>
      <a href=/1>Another story of the weir</a></td></tr></table></body>
      """.utf8)
    #expect(try paragraphs(page) == story)
  }

  @Test("what recurs on the pages of a site is learned")
  func learned() throws {
    let cleaner = Cleaner()
    let promo = "Get the best of the valley in your mailbox each Friday, free of charge."
    let stories = ["barge", "heron", "lantern", "orchard"].map { word in
      page(
        "The \(word) at the weir was seen by the keeper before anyone else was awake.",
        "Nobody in the valley knows whose \(word) it is, and nobody has asked for it since.",
        promo, "The keeper says that a \(word) like that one has not come by for thirty years.")
    }
    let prepared = try stories.map { try cleaner.prepare(page: $0.span) }
    let sites = LearnedSites(
      prepared.map { ("valley.example", $0.article.notes) },
      at: Timestamp(secondsSinceEpoch: 0))
    for page in prepared {
      let found = try cleaner.finish(page, learned: sites.blocks(of: "valley.example"))
      #expect(found.article.text?.string.contains(promo) == false)
      #expect(found.article.removed.map(\.kind) == ["recurring"])
    }
  }

  @Test("what stands beside the article is listed with the reason where that is asked for")
  func explained() throws {
    let page = Array(
      """
      <body><nav><a href=/a>Home</a></nav><main><div class=story><p>\(Self.first)</p>
      <p>\(Self.second)</p><p>\(Self.third)</p></div></main><footer>About us</footer></body>
      """.utf8)
    let cleaner = Cleaner(explainsSelection: true)
    let article = try #require(cleaner.extract(page: page.span).article).article
    #expect(article.removed.map(\.kind) == ["navigation", "footer"])
    #expect(article.removed.map(\.text) == ["Home", "About us"])
  }
}
