import Parsing
import Testing
import WebText

/// What servers send in place of a feed is called by its name.
@Suite struct NotAFeedTests {
  @Test(
    "text that is no feed",
    arguments: [
      ("Not Found", "plain text"), ("a,b\n1,2\n", "plain text"),
      ("\u{1}\u{2}\u{3}ab", "binary data"),
      ("[1]", "a JSON array"), ("{\"error\":\"x\"}", "a JSON document that is no JSON Feed"),
      ("BEGIN:VCALENDAR\nVERSION:2.0", "a calendar (iCalendar)"),
      ("<?php echo 1;", "a PHP program"),
      ("<?xml version='1.0'?>", "markup without an element"),
      ("<!-- x -->", "markup without an element"),
      ("<!DOCTYPE html>", "a web page"), ("<p>Gone</p>", "a web page"),
      (
        "<html><head><title>Hello &amp; <b>welcome</b></title></head></html>",
        "a web page, “Hello &”"
      ),
      (
        "<!DOCTYPE html><html><title>Sign in</title><form><input type=\"password\"></form></html>",
        "a login page, “Sign in”"
      ),
      ("<html><body>This domain is for sale!</body></html>", "a parked domain"),
      (
        "<html><head><title>Just a moment...</title></head></html>",
        "a page that lets only browsers pass, “Just a moment...”"
      ),
      (
        "<html><head><meta http-equiv=\"refresh\" content=\"0;url=/x\"></head></html>",
        "a page that leads to another"
      ),
      ("<opml version='2.0'><body/></opml>", "a list of subscriptions (OPML)"),
      ("<urlset><url/></urlset>", "a sitemap"), ("<svg/>", "a picture (SVG)"),
      ("<Error><Code>Denied</Code></Error>", "an error message"),
      ("<s:Envelope xmlns:s='urn:s'/>", "an answer of a web service (SOAP)"),
      (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description/></rdf:RDF>",
        "an RDF document"
      ),
      ("<channel/>", "an empty channel"), ("<rs", "an XML document with the root <rs>"),
      ("<other/>", "an XML document with the root <other>"),
    ])
  func texts(document: String, what: String) {
    #expect(throws: ParsingError.notAFeed(what)) { try parse(document) }
  }

  @Test(
    "files that are no text",
    arguments: [
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "a picture (PNG)"),
      ([0xFF, 0xD8, 0xFF, 0xE0], "a picture (JPEG)"),
      (Array("GIF89a".utf8), "a picture (GIF)"),
      (Array("RIFF....WEBPVP8 ".utf8), "a picture (WebP)"),
      (Array("%PDF-1.7 <a>".utf8), "a PDF document"), ([0x1F, 0x8B, 8, 0], "a gzip file"),
      (Array("PK\u{3}\u{4}".utf8), "a ZIP file"),
      ([0, 0, 0, 0x18] + Array("ftypmp42".utf8), "a video (MP4)"),
      (Array("ID3\u{3}".utf8), "a sound (MP3)"),
    ] as [([UInt8], String)])
  func files(bytes: [UInt8], what: String) {
    #expect(throws: ParsingError.notAFeed(what)) { try parse(bytes) }
  }

  @Test("nothing is empty", arguments: ["", " \n\t", "\0\0", "\u{FEFF}", "\u{FEFF} \n"])
  func empty(document: String) {
    #expect(throws: ParsingError.empty) { try parse(document) }
  }

  @Test(
    "a page that only mentions a feed is a page",
    arguments: [
      "<html><body><!-- <rss version=\"2.0\"><channel></channel></rss> --><p>x</p></body></html>",
      "<html><script>x = \"<rss version=2>\"</script><body>y</body></html>",
      "<html><body><rss-reader></rss-reader><feed-list></feed-list></body></html>",
    ])
  func mentions(document: String) {
    #expect(throws: ParsingError.notAFeed("a web page")) { try parse(document) }
  }

  @Test("a feed inside of a page is found, and warnings have their lines in the page")
  func insidePage() throws {
    let page =
      "<html><body>\n<p>Hi</p>\n" + rss("<item><title>A & B</title></item>") + "</body></html>"
    let feed = try parse(page)
    #expect(feed.entries.map { $0.title?.value } == ["A & B"])
    #expect(!feed.isWellFormed)
    #expect(feed.warnings.first?.code == "leading-junk")
    #expect(feed.warnings.first { $0.code == "bare-ampersand" }?.line == 4)
  }

  @Test("a title cannot write to a terminal and stays short")
  func safeTitle() {
    let title = "\u{1B}[2J" + String(repeating: "x", count: 500)
    #expect(
      throws: ParsingError.notAFeed("a web page, “[2J\(String(repeating: "x", count: 77))”")
    ) { try parse("<html><title>\(title)</title></html>") }
  }

  @Test("a document of many almost-feeds takes no quadratic time")
  func manyRoots() {
    let document = String(repeating: "<?xml ?><x/><rss-a>", count: 40_000)
    #expect(throws: ParsingError.self) { try parse(document) }
  }
}
