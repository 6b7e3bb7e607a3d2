import Cleaning
import Testing
import Vocabulary
import WebText

@Suite("What a page says of its article")
struct PageMetadataTests {
  private static let story = """
    <p>The ferry that crosses the sound each morning stayed in port on Monday, for the third day in
    a row, because its rudder had frozen.</p>
    <p>Its captain, who has sailed the route for thirty years, said that he had never seen ice so
    thick, and that he would not sail before it broke.</p>
    <p>The islanders have flour for two weeks, the mayor said, and more fish than they can eat.</p>
    """

  private func extract(
    head: String = "", above: String = "", below: String = "", attributes: String = "",
    at address: String = "https://www.soundpost.example/news/ferry"
  ) throws -> ExtractedArticle {
    let page = Array(
      """
      <!DOCTYPE html><html \(attributes)><head>\(head)</head><body><main>\(above)
      <div class="article-body">\(Self.story)</div>\(below)</main></body></html>
      """.utf8)
    let extraction = Cleaner().extract(page: page.span, at: WebURL(parsing: address))
    return try #require(extraction.article)
  }

  @Test(
    "the headline is what is set as one, without site and kicker",
    arguments: [
      ("<title>Ferry frozen in port | Sound Post</title>", "<h1>Ferry frozen in port</h1>"),
      ("<title>Ferry frozen in port | Sound Post</title>", ""),
      ("<title>Ferry frozen in port - Sound Post</title>", "<h1><a href='/'>Sound Post</a></h1>"),
      ("<meta property='og:title' content='Ferry frozen in port'>", "<h2>More stories</h2>"),
      (
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Ferry frozen in port\"}</script>",
        ""
      ),
      (
        "<title>News</title>",
        "<h1><span class='kicker'>Winter</span> <span>Ferry frozen in port</span></h1>"
      ),
      ("<title>Sound Post</title>", "<h1>Ferry frozen in port</h1>"),
    ])
  func headline(head: String, above: String) throws {
    #expect(try extract(head: head, above: above).article.title?.string == "Ferry frozen in port")
  }

  @Test(
    "authors are names, whatever stands around them",
    arguments: [
      ("<p class='byline'>By Ada Byron</p>", ["Ada Byron"]),
      ("<p class='byline'>By <a href='/author/ada'>Ada Byron</a> | 4 May 2022</p>", ["Ada Byron"]),
      (
        "<p class='author'>Von Ada Byron und Carl Gauss, 4. Mai 2022</p>",
        ["Ada Byron", "Carl Gauss"]
      ),
      ("<p>By Ada Byron and Carl Gauss</p>", ["Ada Byron", "Carl Gauss"]),
      ("<span itemprop='author'><b itemprop='name'>Ada Byron</b>, editor</span>", ["Ada Byron"]),
      ("<a rel='author' href='/x'>Ada Byron</a>", ["Ada Byron"]),
    ])
  func authors(above: String, names: [String]) throws {
    let found = try extract(above: "<h1>Ferry frozen</h1>" + above).authors.compactMap(\.name)
    #expect(found == names)
  }

  @Test(
    "authors in the head and the data",
    arguments: [
      "<meta name='author' content='Ada Byron'>",
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[{\"name\":\"Ada Byron\"}]}</script>",
      "<script type='application/ld+json'><![CDATA[ [{\"@type\":\"BreadcrumbList\"},{\"@type\":\"Article\",\"author\":\"Ada Byron\"}] ]]></script>",
      """
      <script type='application/ld+json'>{"@graph":[{"@type":"Article","author":{"@id":"#a"}},
      {"@type":"Person","@id":"#a","name":"Ada Byron"}]}</script>
      """,
    ])
  func statedAuthors(head: String) throws {
    #expect(try extract(head: head).authors.compactMap(\.name) == ["Ada Byron"])
  }

  @Test(
    "the date is that of publication",
    arguments: [
      ("<meta property='article:published_time' content='2022-05-04T08:00:00Z'>", ""),
      ("<meta name='date' content='04.05.2022'>", ""),
      (
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2022-05-04\"}</script>",
        "<time datetime='2019-01-01'>old</time>"
      ),
      ("", "<time datetime='2022-05-04'>yesterday</time>"),
      ("", "<p>Published on May 4, 2022</p>"),
      ("", "<p>Stand: 4.5.2022, 10 Uhr</p>"),
      ("", "<p>Publié le 4 mai 2022</p>"),
      ("", "<p>4 de mayo de 2022</p>"),
      ("", "<p>2022年5月4日</p>"),
      ("", "<span itemprop='datePublished' content='2022-05-04'>May</span>"),
      (
        "<meta name='date' content='2022-05-01T10:00:00Z'>",
        "<time datetime='2022-05-04'>4 May 2022</time>"
      ),
      ("", "<div><div>May 4, 2022</div><ul><li>A<li>B<li>C<li>D<li>E<li>F<li>G<li>H</ul></div>"),
      ("<meta name='description' content='Ferry frozen (news of 4 May 2022)'>", ""),
    ])
  func date(head: String, above: String) throws {
    let extracted = try extract(head: head, above: "<h1>Ferry frozen</h1>" + above)
    #expect(extracted.published?.description.prefix(10) == "2022-05-04")
  }

  @Test(
    "the date may be in the address",
    arguments: ["/2022/05/04/ferry", "/news/2022-05-04-ferry", "/20220504_ferry.html"])
  func dateInAddress(path: String) throws {
    let extracted = try extract(at: "https://www.soundpost.example" + path)
    #expect(extracted.published?.description.prefix(10) == "2022-05-04")
  }

  @Test("a page without a date has none")
  func noDate() throws {
    #expect(try extract(below: "<footer>© 2022 Sound Post</footer>").published == nil)
  }

  @Test(
    "the language is a tag, guessed where the page is silent",
    arguments: [
      ("lang=de-at", "", "de-AT"), ("", "<meta property='og:locale' content='fr_CA'>", "fr-CA"),
      ("lang=english", "", "en"), ("", "", "en"),
    ])
  func language(attributes: String, head: String, tag: String) throws {
    #expect(try extract(head: head, attributes: attributes).language == tag)
  }

  @Test("site, picture and address are those that the page is shared with")
  func shared() throws {
    let extracted = try extract(
      head: """
        <meta property="og:site_name" content="Sound Post"><link rel=canonical href="/news/ferry-1">
        <meta property="og:image" content="/ferry.jpg">
        """)
    #expect(extracted.siteName == "Sound Post")
    #expect(extracted.article.leadImage == "https://www.soundpost.example/ferry.jpg")
    #expect(extracted.canonicalURL == "https://www.soundpost.example/news/ferry-1")
  }

  @Test(
    "a dek becomes the summary and leaves the body",
    arguments: [
      "<h1>Ferry frozen</h1><p class=dek>Ice has stopped the ferry, and nobody knows how long.</p>",
      "<h1>Ferry frozen</h1><div class='standfirst'><p>Ice has stopped the ferry, and nobody knows how long.</p></div>",
    ])
  func dek(above: String) throws {
    let extracted = try extract(above: above)
    let dek = "Ice has stopped the ferry, and nobody knows how long."
    #expect(extracted.article.summary?.string == dek)
    #expect(extracted.article.text?.string.contains(dek) == false)
  }

  @Test("the lede stays though the page describes itself with it")
  func lede() throws {
    let lede =
      "The islanders have flour for two weeks, the mayor said, and more fish than they can eat."
    let page = Array(
      """
      <head><meta name=description content="\(lede)"></head>
      <body><article><h1>Flour for two weeks</h1><p>\(lede)</p>\(Self.story)</article></body>
      """.utf8)
    let extraction = Cleaner().extract(page: page.span)
    #expect(try #require(extraction.article).article.text?.string.hasPrefix(lede) == true)
  }

  @Test(
    "the next page has the same address but for its number",
    arguments: [
      ("/news/ferry?page=2", "/news/ferry", true), ("/news/ferry/2", "/news/ferry", true),
      ("/news/ferry-3.html", "/news/ferry-2.html", true),
      ("/news/mayor", "/news/ferry", false), ("/news/ferry?page=1", "/news/ferry", false),
    ])
  func nextPage(link: String, path: String, isNext: Bool) throws {
    let extracted = try extract(
      below: "<a rel=next href='\(link)'>Next</a>", at: "https://www.soundpost.example" + path)
    #expect(extracted.nextPageURL == (isNext ? "https://www.soundpost.example" + link : nil))
  }
}
