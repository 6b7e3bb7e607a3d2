import Markup
import Testing

@Suite struct XMLReaderTests {
  @Test(
    "a well-formed document is told as it is",
    arguments: [
      ("<a>x</a>", "<a>x</a>"),
      ("<?xml version='1.0' encoding='utf-16'?><a/>", "<a></a>"),
      ("<a b='1 &amp; 2' c=\"&lt;&#x41;\"/>", "<a b=[1 & 2] c=[<A]></a>"),
      ("<a><![CDATA[1 < 2 & 3]]></a>", "<a>1 < 2 & 3</a>"),
      ("<a><!-- no --><?no?>x</a>", "<a>x</a>"),
      ("<p:a xmlns:p='urn:p' p:b='1'/>", "<{urn:p}a {urn:p}b=[1]></{urn:p}a>"),
      ("<a xmlns='urn:d'><b/></a>", "<{urn:d}a><{urn:d}b></{urn:d}b></{urn:d}a>"),
      ("<a>&#146;</a>", "<a>\u{2019}</a>"),
      ("<a>\u{E9}\u{4E2D}\u{1F600}</a>", "<a>\u{E9}\u{4E2D}\u{1F600}</a>"),
    ])
  func wellFormed(document: String, events: String) {
    let reading = readXML(document)
    #expect(reading.events == events)
    #expect(reading.report.isWellFormed)
    #expect(reading.report.warnings.isEmpty)
  }

  @Test(
    "damage is repaired, told and nothing is lost",
    arguments: [
      ("<a>AT&T</a>", "<a>AT&T</a>", "bare-ampersand"),
      ("<a b='?x=1&y=2'/>", "<a b=[?x=1&y=2]></a>", "bare-ampersand"),
      ("<a>&foo; b</a>", "<a>&foo; b</a>", "undeclared-entity"),
      ("<a>1 < 2</a>", "<a>1 < 2</a>", "bare-less-than"),
      ("<a>1 <2 and <b</a>", "<a>1 <2 and <b</a>", "bare-less-than"),
      ("<a>x\u{1}y\u{B}</a>", "<a>xy</a>", "control-character"),
      ("<a>x\u{0}y</a>", "<a>xy</a>", "control-character"),
      ("<a><![CDATA[x\u{2}y]]></a>", "<a>xy</a>", "control-character"),
      ("<a b=1 c=d/>", "<a b=[1] c=[d]></a>", "bad-attribute"),
      ("<a b='1'c='2' b='3'/>", "<a b=[1] c=[2]></a>", "bad-attribute"),
      ("<a b/>", "<a b=[]></a>", "bad-attribute"),
      ("<a b='<c>'/>", "<a b=[<c>]></a>", nil),
      ("<a b=\"x><c>y</c></a>", "<a b=[x]><c>y</c></a>", "bad-attribute"),
      ("<a>&#xD800;&#0;z</a>", "<a>\u{FFFD}\u{FFFD}z</a>", "bad-reference"),
      ("junk<a/>", "<a></a>", "leading-junk"),
      (" \n<?xml version='1.0'?><a/>", "<a></a>", "leading-junk"),
      ("<a/>junk<b/>", "<a></a>", "trailing-junk"),
      ("<a><b>x</a>", "<a><b>x</b></a>", "unbalanced-tag"),
      ("<a>x</b>y</a>", "<a>xy</a>", "unbalanced-tag"),
      ("<a><b><c>x</b></c></a>", "<a><b><c>x</c></b></a>", "unbalanced-tag"),
      ("<a>x]]>y</a>", "<a>x]]>y</a>", nil),
      ("<a>x<br>y<img src=z>w</a>", "<a>x<br></br>y<img src=[z]></img>w</a>", "bad-attribute"),
      ("<a>x<!-- -- -->y</a>", "<a>xy</a>", nil),
      ("<a>x<!oops>y</a>", "<a>xy</a>", "bad-declaration"),
      ("<a><b>x", "<a><b>x</b></a>", "truncated"),
      ("<a>x</a", "<a>x</a>", "truncated"),
      ("<a>x<b c='d", "<a>x</a>", "truncated"),
      ("<a>&lt;&amp;lt; & <b>&gt;</b></a>", "<a><&lt; & <b>></b></a>", "bare-ampersand"),
    ] as [(String, String, String?)])
  func repairs(document: String, events: String, code: String?) {
    let reading = readXML(document)
    #expect(reading.events == events)
    #expect(!reading.report.isWellFormed)
    if let code {
      #expect(reading.report.warnings.contains { $0.code.rawValue == code })
    }
  }

  @Test("entities of HTML are known, in text and attributes")
  func namedEntities() {
    let reading = readXML("<a b='&eacute;&nbsp;'>&hellip;&NotEqualTilde;&AMP;</a>")
    #expect(reading.events == "<a b=[\u{E9}\u{A0}]>\u{2026}\u{2242}\u{338}&</a>")
    #expect(!reading.report.isWellFormed)
  }

  @Test("short entities of the document itself are expanded, in well-formed and repaired ones")
  func declaredEntities() {
    let type = "<!DOCTYPE a [<!ENTITY me \"Ann &#38; Bo\"><!ENTITY long 'x'>]>"
    #expect(readXML(type + "<a>&me;&long;</a>").events == "<a>Ann & Box</a>")
    #expect(readXML(type + "<a>&me;&long;</a>").report.isWellFormed)
    #expect(readXML(type + "<a b='&me;'/>").events == "<a b=[Ann & Bo]></a>")
    #expect(readXML(type + "<a>&me; & &long;</a>").events == "<a>Ann & Bo & x</a>")
  }

  @Test(
    "entities do not nest, do not multiply and read no file",
    arguments: [
      "<!DOCTYPE a [<!ENTITY x '&y;&y;'><!ENTITY y '&x;'>]><a>&x;</a>",
      "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>",
      "<!DOCTYPE a [<!ENTITY % x SYSTEM 'file:///etc/hostname'> %x;]><a>&x;</a>",
      "<!DOCTYPE a SYSTEM 'file:///etc/hostname'><a>&x;</a>",
    ])
  func inertEntities(document: String) {
    let events = readXML(document).events
    #expect(events.utf8.count < 40)
  }

  @Test("what references become in all is bounded")
  func entityBomb() {
    let body = String(repeating: "&x;", count: 100_000)
    let text = String(repeating: "y", count: 1_000)
    let events = readXML("<!DOCTYPE a [<!ENTITY x '\(text)'>]><a>\(body)</a>").events
    #expect(events.utf8.count <= MarkupLimits().expandedEntityBytes + 10)
  }

  @Test("warnings name the line of the original document")
  func lines() {
    let reading = readXML("<a>\n<!-- 2\n3 -->\n<b>x & y</b>\n\n</c></a>")
    #expect(reading.report.warnings.map(\.line) == [4, 6])
  }

  @Test("elements that never nest end the one before")
  func neverNested() {
    let reading = readXML("<a><item>1<item>2</a>", neverNested: ["item"])
    #expect(reading.events == "<a><item>1</item><item>2</item></a>")
  }

  @Test("start tags over the limit are left out, what is in them stays")
  func oversizedTags() {
    let names = (0..<20_000).map { "a\($0)='1'" }.joined(separator: " ")
    let reading = readXML("<a>1<b \(names)>2</b>3</a>")
    #expect(reading.events == "<a>123</a>")
    #expect(reading.report.warnings.contains { $0.code == .oversizedTag })
  }

  @Test("elements beyond the depth limit are left out, their text stays")
  func depth() {
    var limits = MarkupLimits()
    limits.depth = 3
    let reading = readXML("<a><b><c><d>1<e>2</e></d>3</c></b>4</a>", limits: limits)
    #expect(reading.events == "<a><b><c>123</c></b>4</a>")
    #expect(reading.report.isWellFormed)
    #expect(reading.report.warnings.map(\.code) == [.tooDeep])
  }

  @Test("deep, wide and endless markup takes linear time")
  func hostileShapes() {
    let shapes = [
      String(repeating: "<a>", count: 200_000), String(repeating: "<", count: 1_000_000),
      String(repeating: "<!--", count: 500_000), String(repeating: "<a b=\"", count: 200_000),
      String(repeating: "<![CDATA[", count: 200_000), String(repeating: "&#", count: 500_000),
      "<a>" + String(repeating: "</b>", count: 200_000), String(repeating: "<?", count: 500_000),
    ]
    for shape in shapes {
      #expect(readXML(shape).report.warnings.count <= MarkupLimits().warnings)
    }
  }

  @Test("a warning does not quote a document at length")
  func shortWarning() {
    let name = String(repeating: "ä<", count: 5_000).replacing("<", with: "&lt;")
    let warnings = readXML("<a xmlns:p='\(name)'/>").report.warnings
    #expect(warnings.map(\.code) == [.undeclaredPrefix])
    #expect(warnings.allSatisfy { $0.message.utf8.count < 300 })
  }
}
