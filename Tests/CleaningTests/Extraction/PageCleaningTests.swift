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

  private let address = WebURL(parsing: "https://valley.example/1")

  private func page(_ parts: String...) -> [UInt8] {
    let body = parts.map { $0.hasPrefix("<") ? $0 : "<p>\($0)</p>" }.joined(separator: "\n")
    return Array("<title>Mill</title><body><main><div class=story>\(body)</div></main></body>".utf8)
  }

  private func paragraphs(_ page: [UInt8]) throws -> [String] {
    let article = try #require(Cleaner().extract(page: page.span, at: address).article).article
    return (article.text?.string ?? "").split(separator: "\n\n").map(String.init)
  }

  @Test(
    "what leads elsewhere and what is printed below goes",
    arguments: [
      "<p><a href='/x'><strong>TEN OTHER MILLS THAT YOU HAVE TO SEE</strong></a></p>",
      "<p>Share on Facebook, Twitter or WhatsApp</p>", "<p>Advertisement</p>",
      "<h3>- Anzeige -</h3>",
      "<p>READ MORE: <a href=/2>The wheel of the upper mill is found</a></p>",
      "<p><em>Lesen Sie auch: <a href=/2>Das Rad der oberen Mühle</a></em></p>",
      "<p>[Related: <a href=/2>The wheel of the upper mill</a>, and who owns it]</p>",
      "<p>Lee también</p><ul><li><a href=/2>La rueda del molino de arriba</a></li></ul>",
      "<p><a href=/2>Continue reading</a></p>",
      "<blockquote>See also: <a href=/2>The wheel of the upper mill is found</a></blockquote>",
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
    "what stands below the story goes, whatever stands below that",
    arguments: [
      "<p>(Reporting by A. Smith and B. Jones; editing by C. Brown)</p>",
      "<p>Ada Byron and B. Jones contributed to this report.</p>", "<p>Quelle: Weir Press</p>",
      "<p>First published: Monday, 4 May 2026, 08:38 AM</p>",
      "<p>Follow us on <a href=/t>Twitter</a> and Facebook. Sign up for our newsletter here.</p>",
      "<p>Jetzt unseren Newsletter abonnieren!</p>", "<h3>More about the mill</h3>",
      "<p>Contact:</p>",
      "<p>This entry was posted in Mills on 4 May 2026 by Ada Byron.</p>",
      "<p>The views expressed in this article are the author’s own.</p><p>&nbsp;</p><p>&nbsp;</p>",
      "<ul><li><a href=/new>Latest</a><li><a href=/best>Popular</a></ul>",
      "<p>Source: Weir Press</p><p>Comments</p><p>© 2026 Weir Press</p><p>Read more</p>",
      """
      <h3>From the valley</h3><p><a href=/2>The wheel of the upper mill is found</a></p>
      <p><a href=/3>Nobody has seen the heron since</a></p><p>Photo: Weir Press</p>
      """,
    ])
  func below(block: String) throws {
    let found = try paragraphs(page(Self.first, Self.second, Self.third, block))
    #expect(found == [Self.first, Self.second, Self.third])
  }

  @Test(
    "what is the story's own stays",
    arguments: [
      "“LET THE WHEEL TURN!” somebody shouted.", "<h3>WHAT THE MILLER WANTS</h3>",
      "<blockquote>THE WHEEL IS SLOW<br>THE RIVER KNOWS</blockquote>",
      "<pre>SELECT FLOUR FROM MILL WHERE SACKS &gt; 3</pre>",
      "<ul><li>300 g of flour</li><li>2 eggs</li></ul>",
      "<p>Related: the mill upstream, which has been dry since the war, is for sale, too.</p>",
      "<p>The source: a spring under the mill.</p>",
      "<p>“Follow the river and you will find the mill,” an old sign at the station said.</p>",
      "<p><a href=/2>Related mills, all of them upstream, are to follow in the spring</a></p>",
      "<p>Comments on the plan came from <a href=/2>forty neighbours of the mill</a>.</p>",
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

  @Test(
    "a last paragraph that is the story's stays",
    arguments: [
      "The owner says that she follows no plan, and that her newsletter is the village pub.",
      "More from the mill will come by boat, as it did in the days of her grandfather.",
      "Her source: “The river has always paid for itself.”",
      "The board declined to comment in an email, and its newsletter has not named the mill yet.",
      "Those who follow the river on Twitter will have seen the wheel before the rest of us did.",
      "Originally published in 2001, the book about the mill can be had at the weir for a song.",
      "Der Beitrag wurde um zwei Prozent erhöht, und der Müller zahlt ihn nun für alle.",
      "Via the weir, the barge needs an hour.",
      "Nobody has asked the heron what it thinks of the wheel that will turn beside its nest:",
    ])
  func ending(text: String) throws {
    #expect(try paragraphs(page(Self.first, Self.second, Self.third, text)).last == text)
  }

  @Test("a line that stands there three times is a refrain, not a dek")
  func refrain() throws {
    let parts = [Self.first, Self.first, Self.first, Self.second]
    #expect(try paragraphs(page(parts[0], parts[1], parts[2], parts[3])) == parts)
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
