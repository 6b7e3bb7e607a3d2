import Cleaning
import Testing
import Vocabulary

@Suite("Choice of the article on a page")
struct ArticleChoiceTests {
  /// A page, what its article has in its text, and what it has not.
  struct Case: CustomTestStringConvertible {
    let testDescription: String
    let body: String
    let kept: [String]
    let gone: [String]

    init(_ description: String, _ body: String, kept: [String], gone: [String]) {
      testDescription = description
      self.body = body
      self.kept = kept
      self.gone = gone
    }
  }

  private static let story = """
    <p>The ferry left the harbour at noon, and nobody on the quay expected to see it again that day.</p>
    <p>By four o’clock the wind had turned, the captain said, and the passengers were asked to go below.</p>
    <p>Two tugs met the ship off the northern pier, took its lines, and brought it in before dark.</p>
    """

  private static let teasers = (1...6).map { number in
    """
    <li><h3><a href="/\(number)">Teaser number \(number) of another story</a></h3>
    <p>What the story says, in a few words, so that readers go there, number \(number), and not away. \
    It has two sentences, as a lede has, and commas, so that it looks like prose.</p></li>
    """
  }.joined()
  private static let listicle = (1...4).map { number in
    """
    <div><h3>Ferry number \(number)</h3><p>What is said of the ferry, in a few words, number \(number), \
    with commas, and two sentences. That makes it prose.</p></div>
    """
  }.joined()
  private static let second = """
    <p>The second ship, which is older, stayed at the quay for the whole of the night, the office said.</p>
    <p>Its captain had seen the glass fall, and he has been at sea for long enough to know what that means.</p>
    <p>He will sail in the morning if the wind allows it, and with him all those who had to wait ashore.</p>
    """

  @Test(
    "sets the edges of the article right",
    arguments: [
      Case(
        "a lede of several sentences above the body",
        """
        <article><h1>Ferry turns back</h1>
        <header><p class="intro">A storm surprised the islands. The evening ferry had to turn back.</p></header>
        <div class="article-body">\(story)</div></article>
        """, kept: ["A storm surprised the islands", "before dark."], gone: []),
      Case(
        "a short line above the body is a dek",
        """
        <article><h1>Ferry turns back</h1>
        <header><p class="intro">Tugs had to bring the ship in after a storm surprised it.</p></header>
        <div class="article-body">\(story)</div></article>
        """, kept: ["The ferry left"], gone: ["Tugs had to bring"]),
      Case(
        "a lede without a name, below the headline",
        """
        <main><h1>Ferry turns back</h1><div><p>A storm surprised the islands. The ferry had to turn back.</p></div>
        <div class="share">Share</div><div class="article-body">\(story)</div></main>
        """, kept: ["A storm surprised the islands"], gone: ["Share"]),
      Case(
        "words of a sentence stay whatever they are called",
        """
        <div class="article-body">\(story)<p>The harbour of <a class="meta-loc" href="/n">Nordhavn</a> was
        closed for the night, and so was the one of <span class="tag">Sydhavn</span>, the office said.</p></div>
        """, kept: ["The harbour of Nordhavn was", "the one of Sydhavn, the"], gone: []),
      Case(
        "a list of teasers is no article, however much text it has",
        """
        <div><div class="x1">\(story)</div></div><div><ul>\(teasers)</ul></div>
        """, kept: ["The ferry left", "before dark."], gone: ["Teaser", "in a few words"]),
      Case(
        "a listicle is no list of teasers",
        """
        <article><h1>Three ferries</h1>\(story)\(listicle)</article>
        """, kept: ["before dark.", "Ferry number 3", "in a few words"], gone: []),
      Case(
        "a request for consent is no article, however short the article is",
        """
        <div class="post"><p>The ferry is back.</p><p>Nobody saw it come.</p></div>
        <div class="cli-modal"><p>This website uses cookies to improve your experience while you go through the
        pages. Those that are necessary are stored in your browser, for it needs them to work at all.</p></div>
        """, kept: ["Nobody saw it come."], gone: ["cookies"]),
      Case(
        "parts of one article that stand in boxes of their own",
        """
        <main><section><article class="a">\(story)</article></section><section><div class="b">\(second)</div>
        <div class="b">\(second)</div></section></main>
        """, kept: ["The ferry left", "The second ship"], gone: []),
      Case(
        "names that systems give to any part say nothing",
        """
        <article class="body">\(story)<div class="field--label-hidden"><p>The office will say on Monday how much
        the storm has cost, and who will pay for it.</p></div></article>
        """, kept: ["who will pay for it"], gone: []),
      Case(
        "cells of a table that are links are data",
        """
        <div class="article-body">\(story)<table><tr><th>Ship<th>Line</tr><tr><td><a href="/a">Northern
        Star</a><td>The line of the islands in the north</tr><tr><td><a href="/b">Southern Star</a><td>South</tr>
        </table></div>
        """, kept: ["Northern Star", "Southern Star"], gone: []),
      Case(
        "what an element that never ends hides is shown",
        "<noscript><div class=article-body>\(story)</div>", kept: ["The ferry left"], gone: []),
      Case(
        "captions go from the text",
        """
        <div class="article-body">\(story)
        <figure><img src="/a.jpg"><figcaption>The northern pier in an earlier storm. Photo: A. Smith</figcaption></figure>
        <div class="image"><img src="/b.jpg"><p class="wp-caption-text">A tug at work near the pier.</p></div>
        <p>Nobody was hurt.</p></div>
        """, kept: ["Nobody was hurt."], gone: ["earlier storm", "A tug at work"]),
      Case(
        "a figure of a table or a quotation is text",
        """
        <div class="article-body">\(story)
        <figure><blockquote>We were never in danger, the mate said.</blockquote></figure>
        <figure><table><tr><th>Ship</th><th>Built</th></tr><tr><td>Gull</td><td>1998</td></tr></table></figure></div>
        """, kept: ["never in danger", "1998"], gone: []),
      Case(
        "a body in several parts that stand apart",
        """
        <main><div><div class="field-body"><p>The ferry left the harbour at noon, and nobody on the quay saw it again.</p>
        <p>The wind had turned by four, the captain said, and the passengers went below at once.</p></div></div>
        <div><img src="/a.jpg"></div>
        <div><div class="field-body"><p>Two tugs met the ship off the pier, took its lines, and brought it in.</p>
        <p>The company will look into the forecast, a speaker said, before the next sailing.</p></div></div></main>
        """, kept: ["left the harbour", "look into the forecast"], gone: []),
    ])
  func edges(page: Case) throws {
    let html = Array("<html><body>\(page.body)</body></html>".utf8)
    let text = try #require(Cleaner().extract(page: html.span).article?.article.text?.string)
    for part in page.kept { #expect(text.contains(part), "\(text)") }
    for part in page.gone { #expect(!text.contains(part), "\(text)") }
  }

  @Test("captions stay with their pictures in the markup")
  func captionsInMarkup() throws {
    let html = Array(
      """
      <html><body><div class="article-body">\(Self.story)
      <figure><img src="https://example.org/a.jpg"><figcaption>The northern pier.</figcaption></figure>
      </div></body></html>
      """.utf8)
    let article = try #require(Cleaner().extract(page: html.span).article?.article)
    #expect(article.content?.string.contains("The northern pier.") == true)
    #expect(article.text?.string.contains("The northern pier.") == false)
  }
}
