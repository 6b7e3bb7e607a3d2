import Cleaning
import Testing
import Vocabulary
import WebText

@Suite("Removal rules")
struct RemovalRuleTests {
  private static let first = "<p>The first paragraph tells what happened in the harbour.</p>"
  private static let second = "<p>The second paragraph tells why it happened at night.</p>"

  @Test(
    "take out what is not the story",
    arguments: [
      (
        first + "<p><a href='https://example.org/other'>SEE THE TEN BEST BOATS OF THE YEAR</a></p>"
          + second,
        "promo-line"
      ),
      (
        first + "<p><strong><a href='/other'>CAPTAINS TELL OF A WILD NIGHT</a></strong></p>"
          + second,
        "promo-line"
      ),
      (
        "Text one tells of it.<br><br><a href='/o'>CLICK HERE FOR MORE BOAT NEWS</a><br><br>Text two goes on.",
        "promo-line"
      ),
      ("<a href='#main'>Skip to main content</a>" + first + second, "skip-link"),
      (first + second + "<p>© 2026 Harbour Press. All rights reserved.</p>", "legal-footer"),
      (
        first + second
          + "<p>This material may not be published, broadcast, rewritten, or redistributed.</p>",
        "legal-footer"
      ),
      (
        first + second + "<p>Quotes displayed in real-time or delayed by at least 15 minutes.</p>",
        "quote-vendor-footer"
      ),
      (
        first + second
          + "<p>The post <a href='/p'>Night</a> appeared first on <a href='/'>Harbour</a>.</p>",
        "syndication-footer"
      ),
      (
        "<p>Two boats collided in the harbour on Monday night</p>"
          + "<p>Two boats collided in the harbour on Monday night, and nobody was hurt, police said.</p>"
          + second, "repeated-dek"
      ),
    ])
  func removed(html: String, kind: String) {
    let article = clean(html)
    #expect(article.removed.map(\.kind) == [kind])
    for block in article.removed {
      #expect(kind == "repeated-dek" || article.text?.string.contains(block.text) == false)
    }
    #expect(article.text?.string.isEmpty == false)
  }

  @Test(
    "leave the story alone",
    arguments: [
      first + "<p>AND THE BAND PLAYED ON, AND THE BAND PLAYED ON</p>" + second,
      first + "<h2><a href='#part'>WHAT HAPPENED AFTER MIDNIGHT</a></h2>" + second,
      first + "<h2><a href='/part'>WHAT HAPPENED AFTER MIDNIGHT</a></h2>" + second,
      first + "<blockquote><p><a href='/x'>STOP THE BOATS AT ONCE</a></p></blockquote>" + second,
      first + "<ul><li><a href='/x'>NATIONAL WEATHER SERVICE WARNINGS</a></li></ul>" + second,
      first + "<pre><a href='/x'>SELECT ALL FROM HARBOUR</a></pre>" + second,
      first + "<p>She cried <a href='/x'>STOP THE BOATS AT ONCE</a> and ran.</p>" + second,
      first + "<p><a href='/x'>NATO</a></p>" + second,
      first + "<p><a href='/x'>A link in ordinary letters to another story</a></p>" + second,
      first + "<p>All rights reserved is a phrase that lawyers like.</p>" + second,
      "<p>All rights reserved.</p>",
      "<p><a href='/x'>READ ALL ABOUT IT IN THE PAPER</a></p>" + first + second,
      "<p>Row, row, row your boat</p><p>Row, row, row your boat gently</p>" + first,
    ])
  func kept(html: String) {
    #expect(clean(html).removed.isEmpty)
  }

  @Test("a dek that goes becomes the summary")
  func dek() {
    let article = clean(
      """
      <h2>Ferry runs aground near the old lighthouse</h2>
      <p>Ferry runs aground near the old lighthouse: all forty passengers were saved.</p>
      <p>The ferry was on its way home when it happened.</p>
      """)
    #expect(article.summary?.string == "Ferry runs aground near the old lighthouse")
    #expect(article.content?.string.contains("<h2>") == false)
  }

  @Test("a first block that repeats the headline goes")
  func title() {
    let article = clean(
      "<h1>Ferry aground!</h1>" + Self.first + Self.second, title: "Ferry aground")
    #expect(article.removed == [RemovedBlock(kind: "repeated-title", text: "Ferry aground!")])
  }

  @Test("a list that begins with the headline stays")
  func listOfHeadlines() {
    let html = "<ol><li><a href='/1'>Ferry aground</a></li><li><a href='/2'>All saved</a></li></ol>"
    #expect(clean(html, title: "Ferry aground").removed.isEmpty)
  }

  @Test("nothing goes where a feed is shown as it is")
  func asItIs() {
    let html = Self.first + "<p>All rights reserved.</p>"
    let entry = EntryContent(title: nil, summary: nil, content: TextConstruct(.html, html))
    #expect(Cleaner(removesBoilerplate: false).clean(entry).content?.string == html)
  }

  @Test("several footers and promo lines go together")
  func several() {
    let article = clean(
      Self.first + "<p><a href='/1'>FIRST PROMO LINE OF SEVERAL</a></p>"
        + "<p><a href='/2'>SECOND PROMO LINE OF SEVERAL</a></p>" + Self.second
        + "<p>Quotes delayed at least 20 minutes.</p><p>Copyright 2026 Example. All rights reserved.</p>"
        + "<p>Market data provided by Example Data.</p>")
    #expect(
      article.removed.map(\.kind) == [
        "promo-line", "promo-line", "quote-vendor-footer", "legal-footer", "quote-vendor-footer",
      ])
    #expect(
      article.text?.string
        == "The first paragraph tells what happened in the harbour.\n\nThe second paragraph tells why it happened at night."
    )
  }
}
