import TestSupport
import Testing
import WebText

@testable import Markup

/// Writes down what it is told and where in the document that was.
private final class PositionRecorder: XMLHandler {
  private(set) var events = ""
  private var names: [String] = []
  private var cursor: XMLCursor?
  private var isInText = false

  func restart(at cursor: XMLCursor) {
    events = ""
    names = []
    self.cursor = cursor
  }

  func code(of name: XMLName) -> UInt16 {
    let text =
      "\(name.isAttribute ? "@" : "")\(name.prefix ?? "-"){\(name.namespace ?? "-")}\(name.localName)"
    if let known = names.firstIndex(of: text) { return UInt16(known) }
    names.append(text)
    return UInt16(names.count - 1)
  }

  func startElement(_ element: XMLElement) {
    isInText = false
    events += "\n\(cursor?.elementOffset ?? 0) \(names[Int(element.code)])"
    events += " \(String(decoding: element.localName, as: UTF8.self)) line \(cursor?.line ?? 0)"
    for index in 0..<element.attributes.count {
      let attributes = element.attributes
      events += " \(names[Int(attributes.code(at: index))])=[\(attributes.value(at: index))]"
      events += String(decoding: attributes.localName(at: index), as: UTF8.self)
      if let prefix = attributes.prefix(at: index) { events += " \(prefix)" }
    }
  }

  func endElement(code: UInt16) {
    isInText = false
    events += "\n/\(names[Int(code)]) \(cursor?.offset ?? 0)"
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard !bytes.isEmpty else { return }
    if !isInText { events += "\n" }
    isInText = true
    events += String(decoding: bytes, as: UTF8.self)
  }
}

@Suite("Plain XML") struct PlainXMLTests {
  /// The events; nil when the document is not plain.
  private func plain(_ document: [UInt8]) -> String? {
    document.withUnsafeBufferPointer { bytes in
      let recorder = PositionRecorder()
      guard (try? UTF8Span(validating: bytes.span)) != nil,
        var reader = PlainXMLReader(bytes, limits: MarkupLimits(), handler: recorder),
        reader.read()
      else { return nil }
      return recorder.events
    }
  }

  /// The events that libxml2 tells of a document in which it finds no fault; nil for others.
  private func library(_ document: [UInt8]) -> String? {
    document.withUnsafeBufferPointer { bytes in
      let recorder = PositionRecorder()
      let driver = SAXDriver(handler: recorder, limits: MarkupLimits())
      guard driver.read(bytes, strict: true) == .complete, !driver.isMalformed,
        driver.warnings.isEmpty
      else { return nil }
      return recorder.events
    }
  }

  @Test(
    "a plain document is told as libxml2 tells it",
    arguments: [
      "<a/>", "<a></a>", "<a >x</a >", " <!-- c -->\n<?p q?><a/>\n<!-- d --> ",
      "<?xml version='1.0' encoding=\"utf-8\" standalone='yes' ?>\n<a>x</a>",
      "<?xml version=\"1.0\"?><?xml-stylesheet href='x'?><a/>",
      "<a b='1' c = \"2\"\n d='&lt;&#65;&#x42;&amp;amp;'>\r\nx\ry&gt;&apos;&quot;&#233;</a>",
      "<a b='x\ty\r\nz\n&#10;'/>", "<a>&#146;\u{2019}\u{1F600}\u{FFFD}</a>",
      "<a><![CDATA[1 < 2 & 3 ]] > ]]]>\r\n</a>", "<a><![CDATA[]]></a>", "<a>]] ></a>",
      "<p:a xmlns:p='urn:p' p:b='1' b='2'><p:c xmlns:p='http://x.example/q'/><p:d/></p:a>",
      "<a xmlns='http://x.example/'><b xmlns=''><c/></b><b/></a>",
      "<a xml:lang='en' xml:base='http://x.example/'/>",
      "<a><b>x<c/>y</b>\n<b d=''/></a>",
    ])
  func plainDocuments(document: String) {
    let events = plain(Array(document.utf8))
    #expect(events != nil)
    #expect(events == library(Array(document.utf8)))
  }

  @Test(
    "what is rare or wrong is left to libxml2",
    arguments: [
      "", "x", "<a>", "<a></b>", "<a/><b/>", "<a/>x", "<a b=1/>", "<a b='1'c='2'/>", "<a b/>",
      "<a b='1' b='2'/>", "<a b='<'/>", "<a>&nbsp;</a>", "<a>&</a>", "<a>&#0;</a>", "<a>&#x;</a>",
      "<a>&#xFFFF;</a>", "<a>&#1114112;</a>", "<a>]]></a>", "<a>\u{1}</a>", "<a>\u{FFFE}</a>",
      "<!DOCTYPE a><a/>", "<a><!-- -- --></a>", "<a><?xml version='1.0'?></a>",
      " <?xml version='1.0'?><a/>", "<?xml version='1.1'?><a/>", "<p:a/>", "<a p:b='1'/>",
      "<a xmlns='relative'/>", "<a xmlns:p=''/>", "<a xmlns:xml='urn:x'/>", "<a:b:c/>",
      "<a xmlns:p='urn:p' xmlns:p='urn:q'/>", "<\u{E9}/>", "<a><![CDATA[x</a>",
      "<a xmlns:p='urn:p' xmlns:q='urn:p' p:b='1' q:b='2'/>", "<a><!x></a>",
    ])
  func others(document: String) { #expect(plain(Array(document.utf8)) == nil) }

  private static let document = """
    <?xml version="1.0" encoding="utf-8"?>
    <!-- c --><a xmlns:p="urn:p" xmlns="http://x.example/" b='1 &amp; "2"'>
    <p:c d="&#x41;" p:d=''>x &lt; &#233; y</p:c><?q r?>
    <![CDATA[ <raw> & ]]><e/><f xmlns='urn:f'>\u{4E2D}\u{1F600}</f></a>
    """

  private static let pieces: [[UInt8]] =
    [
      "<", ">", "&", "\"", "'", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "</", "/>", "&#",
      ";", "xmlns:q='urn:p'", "xmlns:q=''", "&amp;", "=", " ", "\r", "\n", "q:", "x", "<e/>",
      "<e>", "</e>", "xmlns='urn:x'", "-", "]", "\u{FFFE}", "\u{FFFD}",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0x01]]

  @Test("whatever is read without libxml2 is what libxml2 tells", arguments: 1...20)
  func mutations(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    for _ in 0..<400 {
      var bytes = Array(Self.document.utf8)
      generator.edit(&bytes, most: 3, reach: 4, pieces: Self.pieces)
      guard let events = plain(bytes) else { continue }
      #expect(
        events == library(bytes), "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
