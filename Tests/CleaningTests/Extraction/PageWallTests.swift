import Cleaning
import Testing

@Suite("Walls before an article")
struct PageWallTests {
  private func extract(_ page: String) -> PageExtraction {
    Cleaner().extract(page: Array(page.utf8).span)
  }

  private static let beginning = """
    <p>The bridge will close for a year, the county said on Monday, and whoever wants to cross the
    river has to take the ferry, which is small and slow.</p>
    <p>The county expects that nine thousand people will take it each day, twice as many as it has
    ever carried, and has asked the owners of boats for help.</p>
    """

  @Test("a request for consent is no article")
  func consent() {
    let extraction = extract(
      """
      <body><main><h1>Your privacy</h1><p>We use cookies and similar technologies, and so do our
      partners, to measure advertising and to process personal data such as your IP address.</p>
      <p>You can withdraw your consent at any time in the privacy settings. Some of our partners
      rely on legitimate interest.</p><button>Accept all</button></main></body>
      """)
    guard case .missing(.wall(.consent)) = extraction else {
      Issue.record("\(extraction)")
      return
    }
  }

  @Test(
    "a request for a subscription is told with what is there",
    arguments: [
      "<div class=gate>Subscribe to continue reading</div>", "<p>Bereits Abonnent? Anmelden</p>",
      "<p>Cet article est réservé aux abonnés</p>",
    ])
  func paywall(gate: String) throws {
    let extraction = extract(
      "<body><article><h1>Bridge</h1>\(Self.beginning)\(gate)</article></body>")
    #expect(try #require(extraction.article).wall == .paywall)
  }

  @Test("data that say so are believed")
  func paidData() throws {
    let extraction = extract(
      """
      <head><script type="application/ld+json">
      {"@type":"NewsArticle","isAccessibleForFree":"False"}</script></head>
      <body><article>\(Self.beginning)</article></body>
      """)
    #expect(try #require(extraction.article).wall == .paywall)
  }

  @Test("an article about cookies has no wall")
  func noWall() throws {
    let extraction = extract("<body><article>\(Self.beginning)<p>Cookies are sold.</p></article>")
    #expect(try #require(extraction.article).wall == nil)
  }
}
