import Foundation
import FoundationXML
import Testing

/// The outlines of an OPML document with all their attributes, whatever their order.
private final class OutlineTree: NSObject, XMLParserDelegate {
  private(set) var lines: [String] = []
  private var depth = 0

  static func lines(of document: String) throws -> [String] {
    let tree = OutlineTree()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = tree
    try #require(parser.parse())
    return tree.lines
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    guard name == "outline" else { return }
    let words = attributes.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    lines.append(String(repeating: "  ", count: depth) + words.joined(separator: " "))
    depth += 1
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "outline" { depth -= 1 }
  }
}

@Suite("Lists of subscriptions, there and back")
struct OutlineRoundTripTests {
  private static let dialects: [(name: String, outlines: String)] = [
    (
      "OPML 2.0, nested deep, with folders that have attributes",
      """
      <outline text="A" isOpen="true"><outline text="B" created="Mon, 02 Jan 2006 15:04:05 GMT">
      <outline text="C"><outline text="One" type="rss" version="RSS2" language="en-us"
        xmlUrl="http://one.example/feed" htmlUrl="http://one.example" description="About &lt;one&gt;"/>
      </outline><outline text="Empty" color="#abc"/></outline></outline>
      <outline text="Loose" type="rss" xmlUrl="http://loose.example/"/>
      <outline text="A third" type="rss" xmlUrl="http://three.example/feed?a=1&amp;b=2"/>
      """
    ),
    (
      "tags and folders in categories",
      """
      <outline type="rss" title="Two" text="Two" category="/News/World,daily, paper"
        xmlUrl="https://two.example/atom.xml"/>
      <outline xmlUrl="https://only.example/address"/>
      """
    ),
    (
      "FreshRSS",
      """
      <outline text="Science"><outline text="Lab" type="rss" xmlUrl="https://lab.example/rss"
        htmlUrl="https://lab.example/" description="" frss:priority="important"
        frss:cssFullContent="article" frss:unicityCriteria="link"/>
      <outline text="Page" type="HTML+XPath" xmlUrl="https://page.example/" frss:xPathItem="//li"/>
      </outline>
      """
    ),
    (
      "Miniflux",
      """
      <outline text="All"><outline title="Blog" text="Blog" xmlUrl="https://blog.example/feed.xml"
        htmlUrl="https://blog.example/" description="" /></outline>
      <outline text="Later"></outline>
      """
    ),
    (
      "Feedly",
      """
      <outline text="Tech/Web" title="Tech/Web"><outline type="rss" text="Dev" title="Dev"
        xmlUrl="https://dev.example/feed" htmlUrl="https://dev.example"/></outline>
      """
    ),
    (
      "Liferea",
      """
      <outline title="Folder" text="Folder" description="Folder" type="folder" id="abc"
        sortColumn="time" expanded="true" collapsed="true"><outline title="Own" text="Own"
        description="Own" type="rss" id="def" sortColumn="time" updateInterval="90"
        xmlUrl="https://own.example/rss" htmlUrl="https://own.example"/></outline>
      """
    ),
    (
      "NetNewsWire",
      """
      <outline text="On Mine" title="On Mine"><outline text="Net" title="Net" description=""
        type="rss" version="RSS" htmlUrl="https://net.example/" xmlUrl="https://net.example/json"/>
      </outline>
      """
    ),
    (
      "Newsboat",
      """
      <outline type="rss" xmlUrl="https://boat.example/f" htmlUrl="https://boat.example/" title="Boat"/>
      <outline type="rss" xmlUrl="https://bare.example/f"/>
      """
    ),
    (
      "Tiny Tiny RSS",
      """
      <outline text="Sub" ttrssSortOrder="2"><outline text="Below" ttrssSortOrder="0"><outline
        type="rss" text="Tiny" xmlUrl="https://tiny.example/f" ttrssSortOrder="5"
        ttrssPurgeInterval="0" ttrssUpdateInterval="0" htmlUrl="https://tiny.example/"/></outline>
      </outline>
      """
    ),
    (
      "Inoreader and NewsBlur",
      """
      <outline text="Ino" title="Ino"><outline text="Reader &amp; Co" title="Reader &amp; Co"
        type="rss" xmlUrl="https://ino.example/f?x=1&amp;y=%20" htmlUrl=""/></outline>
      <outline text="Blur" title="Blur" version="RSS" type="rss" htmlUrl="https://blur.example/"
        xmlUrl="https://blur.example/rss"/>
      """
    ),
    (
      "names in other letters",
      """
      <outline TEXT="Caps" XMLURL="https://caps.example/Feed" HTMLURL="https://caps.example/"/>
      <outline text="Feed scheme" type="atom" url="feed://scheme.example/rss"/>
      """
    ),
  ]

  private static func document(_ outlines: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <opml version="2.0" xmlns:frss="https://freshrss.org/opml"><head><title>x</title></head>
    <body>\(outlines)</body></opml>
    """
  }

  private func exported(_ document: String) async throws -> String {
    let winnow = try WinnowProgram()
    let file = try winnow.write(document, to: "list.opml")
    let imported = try await winnow("feed", "import", file)
    #expect(imported.status == 0, "\(imported.errors)")
    return try await winnow("feed", "export").output
  }

  @Test("a list of any dialect is exported with the same tree", arguments: dialects.map(\.name))
  func dialect(name: String) async throws {
    let dialect = try #require(Self.dialects.first { $0.name == name })
    let document = Self.document(dialect.outlines)
    let once = try await exported(document)
    #expect(try OutlineTree.lines(of: once) == OutlineTree.lines(of: document))
    #expect(try await exported(once) == once)
  }

  @Test("the starter list is exported with the same tree")
  func starter() async throws {
    let file = Repository.folder.appendingPathComponent("Feeds/starter.opml")
    let document = try String(contentsOf: file, encoding: .utf8)
    let lines = try OutlineTree.lines(of: document)
    #expect(lines.count > 70)
    #expect(try await OutlineTree.lines(of: exported(document)) == lines)
  }

  @Test("what a user changes stands in the export, beside what the list said")
  func changed() async throws {
    let winnow = try WinnowProgram()
    let document = Self.document(Self.dialects[2].outlines)
    let file = try winnow.write(document, to: "list.opml")
    _ = try await winnow("feed", "import", file)
    _ = try await winnow("feed", "edit", "Lab", "--title", "Laboratory", "--interval", "2h")
    _ = try await winnow(
      "feed", "add", "--no-fetch", "--folder", "Science", "https://new.example/f")
    let lines = try await OutlineTree.lines(of: winnow("feed", "export").output)
    let lab = try #require(lines.first { $0.contains("Laboratory") })
    #expect(lab.contains("frss:priority=important") && lab.contains("winnow:interval=7200"))
    #expect(lines.last?.hasPrefix("  ") == true && lines.last?.contains("new.example") == true)
  }
}
