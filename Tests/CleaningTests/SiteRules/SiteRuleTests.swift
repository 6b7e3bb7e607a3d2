import Cleaning
import Testing
import Vocabulary
import WebText

@Suite("Site rules")
struct SiteRuleTests {
  private func text(_ page: String, rule: String, host: String = "press.example") throws -> String {
    var rules = SiteRules()
    rules.add(try SiteRule(parsing: rule), for: host)
    let cleaner = Cleaner(siteRules: rules)
    let extraction = cleaner.extract(
      page: Array(page.utf8).span, at: WebURL(parsing: "https://www.press.example/a"))
    return try #require(extraction.article).article.text?.string ?? ""
  }

  private static let page = """
    <body><div id=top class="box first">Top</div><article><div class="text one"><p>One.</p>
    <p class=ad>Buy.</p></div><div class="text two" role=main><p>Two.</p></div></article></body>
    """

  @Test(
    "selectors name elements",
    arguments: [
      ("content: article", "One.\n\nBuy.\n\nTwo."), ("content: .text", "One.\n\nBuy.\n\nTwo."),
      ("content: div.two", "Two."), ("content: #top", "Top"), ("content: [role=MAIN]", "Two."),
      ("content: article .one p", "One.\n\nBuy."), ("content: .one, .two", "One.\n\nBuy.\n\nTwo."),
      ("content: body [role]", "Two."), ("content: div.text.one", "One.\n\nBuy."),
      ("content: article\nremove: .ad", "One.\n\nTwo."),
      ("# all of it\n\ncontent:article\nremove : p.ad , .two", "One."),
    ])
  func selectors(rule: String, expected: String) throws {
    #expect(try text(Self.page, rule: rule) == expected)
  }

  @Test("a rule keeps what another rule would take out")
  func keep() throws {
    let page = """
      <body><article><p>One tells of it.</p><p class=verse><a href=/x>ALL THE BELLS OF THE TOWN</a></p>
      <p>Two tells more.</p></article></body>
      """
    #expect(try !text(page, rule: "content: article").contains("BELLS"))
    #expect(try text(page, rule: "content: article\nkeep: .verse").contains("BELLS"))
  }

  @Test("a rule holds for the hosts below its own, the nearest one counts")
  func hosts() throws {
    var rules = SiteRules()
    rules.add(try SiteRule(parsing: "content: main"), for: "example")
    rules.add(try SiteRule(parsing: "next: a"), for: "Press.example")
    #expect(rules["press.example"] != nil)
    #expect(rules["www.press.example"] != nil)
    #expect(rules["other.example"] != nil)
    #expect(rules["press.test"] == nil)
    #expect(rules[nil] == nil)
  }

  @Test(
    "what cannot be read is told with its line",
    arguments: [
      ("content: article\nfoo: p", 2), ("content", 1), ("content: p >", 1), ("content: .", 1),
      ("content: [role", 1), ("content: p,,a", 1), ("content: nosuchelement", 1), ("# nothing", 1),
      ("content: [onclick]", 1),
    ])
  func errors(rule: String, line: Int) {
    #expect(throws: SiteRuleError.self) { try SiteRule(parsing: rule) }
    do {
      _ = try SiteRule(parsing: rule)
    } catch {
      #expect(error.line == line)
    }
  }
}
