import Cleaning
import Testing
import Vocabulary
import WebText

@Suite("Learned blocks")
struct RecurringBlockTests {
  private static let site = "example.org"
  private static let now = Timestamp(secondsSinceEpoch: 1_800_000_000)

  /// Cleans articles that belong to one site with what they teach about each other.
  private func clean(_ bodies: [String], titles: [String] = []) -> [CleanArticle] {
    let cleaner = Cleaner()
    let articles = bodies.enumerated().map { index, body in
      let title = index < titles.count ? titles[index] : "Title number \(Self.words[index % 8])"
      return (
        site: Self.site as String?,
        article: cleaner.prepare(
          EntryContent(
            title: TextConstruct(.text, title), summary: nil, content: TextConstruct(.html, body)))
      )
    }
    let sites = LearnedSites(articles.map { ($0.site, $0.article.notes) }, at: Self.now)
    return articles.map { cleaner.finish($0.article, learned: sites.blocks(of: $0.site)) }
  }

  private static let words = [
    "barge", "lantern", "orchard", "piano", "kettle", "ladder", "anchor", "beehive",
  ]

  /// Prose that no other article has.
  private static func story(_ index: Int) -> String {
    let word = words[index % words.count]
    return """
      <p>The \(word) was found on the quay before dawn, said the keeper of article \(word).</p>
      <p>Nobody in the \(word) office could tell how the \(word) had come there at night.</p>
      """
  }

  private func recurring(_ article: CleanArticle) -> [String] {
    article.removed.filter { $0.kind == "recurring" }.map(\.text)
  }

  @Test(
    "what recurs goes",
    arguments: [
      "<p>Sign up for our letter and get the tide times every morning.</p>",
      "<p>Last updated 2026-03-%d at 10:%d</p>",
      "<p>Share this page: %d people have already done so</p>",
      "<p>Read more: <a href='/story/%d'>Something else number %d that happened</a></p>",
      "<p>(Reporting by %W Smith; editing by the night desk)</p>",
      "<p><em>Ada Bram writes for the paper and keeps bees.</em></p>",
      "<ul><li><a href='/a'>Facebook page</a></li><li><a href='/b'>Our shop</a></li></ul>",
    ])
  func recurs(block: String) {
    let articles = clean(
      (0..<5).map { index in
        let text =
          block
          .replacing("%d", with: "\(index + 11)").replacing("%w", with: Self.words[index])
          .replacing("%W", with: ["Ada", "Bram", "Cora", "Dirk", "Elin"][index])
        return Self.story(index) + text
      })
    for (index, article) in articles.enumerated() {
      #expect(!recurring(article).isEmpty)
      #expect(article.text?.string.contains(Self.words[index]) == true)
      #expect(article.text?.string.components(separatedByEmptyLines: ()).count == 2)
    }
  }

  @Test(
    "what belongs to the story stays however often it recurs",
    arguments: [
      ("<h2>Ingredients</h2><ul><li>%d g of %w</li></ul>", "Ingredients"),
      ("<p><b>Method</b></p><p>Stir the %w until it sings, then %w again.</p>", "Method"),
      ("<p>Anna:</p><p>I never liked the %w at all, said the %w.</p>", "Anna:"),
      ("<pre>make install</pre><p>Then the %w is there for all to see.</p>", "make install"),
      ("<blockquote>AND THE BAND PLAYED ON</blockquote><p>So sang the %w.</p>", "AND THE BAND"),
      ("<p>Serves 4</p><p>Take a %w and wash it in cold water.</p>", "Serves"),
      (
        "<table><tr><th>Draught</th><td><p>%w</p><p>deep</p></td></tr></table><p>A %w.</p>",
        "Draught"
      ),
      ("<figure><figcaption>The harbour</figcaption></figure><p>A %w.</p>", "The harbour"),
      ("<ul><li>salt</li><li>pepper</li><li>%w</li></ul><p>Mix the %w.</p>", "salt"),
    ])
  func stays(block: String, kept: String) {
    let articles = clean(
      (0..<6).map { index in
        block.replacing("%d", with: "\(index + 2)").replacing("%w", with: Self.words[index])
          + Self.story(index)
      })
    for article in articles { #expect(article.text?.string.contains(kept) == true) }
  }

  @Test("a heading goes with the links that it announces")
  func heading() {
    let articles = clean(
      (0..<4).map { index in
        Self.story(index)
          + "<h2>More from us</h2><ul><li><a href='/s/\(index)'>A \(Self.words[index + 1]) tale</a>"
          + "</li><li><a href='/s/9\(index)'>The \(Self.words[index + 2]) again</a></li></ul>"
      })
    for article in articles {
      #expect(article.text?.string.contains("More from us") == false)
      #expect(article.content?.string.contains("<ul>") == false)
      #expect(recurring(article).count == 3)
    }
  }

  @Test("a refrain of one article is no boilerplate")
  func refrain() {
    let song = "<p>Row, row, row your boat</p>"
    let articles = clean([
      song + Self.story(0) + song + Self.story(1) + song + song, Self.story(2), Self.story(3),
    ])
    #expect(articles.allSatisfy { recurring($0).isEmpty })
  }

  @Test("two articles are no proof, and one article told three times is one")
  func fewArticles() {
    let pitch = "<p>Subscribe to the paper that is delivered on foot.</p>"
    let two = clean([Self.story(0) + pitch, Self.story(1) + pitch, Self.story(2)])
    #expect(two.allSatisfy { recurring($0).isEmpty })
    let told = clean([
      Self.story(0), Self.story(0) + pitch, Self.story(0) + pitch, Self.story(1) + pitch,
    ])
    #expect(told.allSatisfy { recurring($0).isEmpty })
  }

  @Test("a headline of another article is known by its words, in capitals too")
  func headline() {
    let titles = Self.words.prefix(5).map { "How the \($0) was lost at sea" }
    let articles = clean(
      (0..<5).map { Self.story($0) + "<p>WATCH: \(titles[($0 + 1) % 5].uppercased())</p>" },
      titles: Array(titles))
    for article in articles { #expect(recurring(article).count == 1) }
  }

  @Test("where nothing would be left, all stays")
  func nothingLeft() {
    let articles = clean(Array(repeating: "<p>The line is open and all trains run.</p>", count: 4))
    #expect(articles.allSatisfy { $0.removed.isEmpty && $0.text?.isEmpty == false })
  }

  @Test("what is learned does not depend on the order of the articles")
  func order() {
    let bodies = (0..<8).map { index in
      Self.story(index % 6) + (index % 2 == 0 ? "<p>Ring the bell at the back door.</p>" : "")
        + "<p>Page \(index) of the day</p>"
    }
    let forward = clean(bodies).map(\.removed)
    let backward = Array(clean(bodies.reversed()).map(\.removed).reversed())
    #expect(forward == backward)
    #expect(forward.contains { !$0.isEmpty })
  }

  @Test("an article without a site neither learns nor teaches")
  func withoutSite() {
    let cleaner = Cleaner()
    let articles = (0..<4).map { index in
      (
        site: nil as String?,
        article: cleaner.prepare(
          EntryContent(
            title: nil, summary: nil,
            content: TextConstruct(.html, Self.story(index) + "<p>Sign up for our letter.</p>")))
      )
    }
    let sites = LearnedSites(articles.map { ($0.site, $0.article.notes) }, at: Self.now)
    #expect(articles.allSatisfy { sites.blocks(of: $0.site).isEmpty })
  }
}

extension String {
  fileprivate func components(separatedByEmptyLines: Void) -> [String] {
    split(separator: "\n\n").map(String.init)
  }
}
