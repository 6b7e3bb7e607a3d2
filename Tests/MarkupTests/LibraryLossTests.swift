import Markup
import Testing

/// What libxml2 2.9.14 loses of damaged documents, none of which may reach a reader.
///
/// The reader takes whole documents, so the cuts here are documents that break off, not chunks.
@Suite struct LibraryLossTests {
  private static let losses: [(document: String, text: String)] = [
    ("<a>AT&T</a>", "AT&T"), ("<a>x?a=1&b=2&c;d</a>", "x?a=1&b=2&c;d"),
    ("<a>a < b and c > d <e>f</e> g < 1</a>", "a < b and c > d f g < 1"),
    ("<a>caf&eacute;&nbsp;&hellip;</a>", "caf\u{E9}\u{A0}\u{2026}"),
    ("<a v=2.0 w='1'>one<b x=y/>two</a>", "onetwo"),
    ("<a><item>one<item>two</item></a>", "onetwo"),
    ("<a><p:b q:c='1'>one</p:b></a>", "one"),
    ("<a>o\u{1}n\u{B}e</a>", "one"), ("<a b='1' b='2'>one</a>", "one"),
    ("\n <?xml version='1.0'?><a>one</a>", "one"), ("<a>one</a>\n<b>two</b> three", "one"),
    ("<?xml version='1.0' encoding='x-nobody'?><a>caf\u{E9}</a>", "caf\u{E9}"),
    ("<?xml version='1.0' encoding='iso-8859-1'?><a>caf\u{E9} \u{20AC}</a>", "caf\u{E9} \u{20AC}"),
    ("<!DOCTYPE a [<!ENTITY me \"Ann\">]><a>&me; & you</a>", "Ann & you"),
    ("<a><![CDATA[<b> & ]]>c & d</a>", "<b> & c & d"),
    ("<a>one</b>two<c>three</a>", "onetwothree"), ("<a>one<!-- - -- -->two & 3</a>", "onetwo & 3"),
    ("<a>&#x2014;&#151;&#0;&#xD800;x</a>", "\u{2014}\u{2014}\u{FFFD}\u{FFFD}x"),
    ("<a>one<b", "one"), ("<a>one</", "one"),
  ]

  @Test("no text is lost", arguments: losses)
  func whole(document: String, text: String) {
    #expect(characters(of: Array(document.utf8)) == text)
  }

  @Test("a document that breaks off at any byte keeps the text before", arguments: losses)
  func cuts(document: String, text: String) {
    let bytes = Array(document.utf8)
    for length in 0...bytes.count {
      let cut = Array(bytes[..<length])
      #expect(text.hasPrefix(settled(characters(of: cut), in: cut)), "\(document) cut at \(length)")
    }
  }

  @Test(
    "a text, a section and an attribute over ten megabytes are read",
    arguments: ["<a>%</a>", "<a><![CDATA[%]]></a>", "<a>& %</a>"])
  func huge(document: String) {
    let body = String(repeating: "0123456789", count: 1_100_000)
    let text = characters(of: Array(document.replacing("%", with: body).utf8))
    #expect(text.utf8.count >= body.utf8.count)
    #expect(text.hasSuffix(body))
  }

  @Test(
    "what takes libxml2 quadratic time is left out",
    arguments: [
      "<a><b " + (0..<40_000).map { "a\($0)='1' " }.joined() + "/>one</a>",
      "<a><b " + (0..<40_000).map { "xmlns:a\($0)='1' " }.joined() + "/>one</a>",
      "<a><b c='" + String(repeating: "x", count: 200_000) + "'/>one</a>",
    ])
  func oversizedTags(document: String) {
    let reading = readXML(document)
    #expect(reading.events.hasSuffix("one</a>"))
    #expect(reading.report.warnings.contains { $0.code == .oversizedTag })
  }

  @Test(
    "long comments, tags without an end and deep nesting are read to the end",
    arguments: [
      "<a><!--" + String(repeating: "x", count: 4 << 20) + "-->one</a>",
      "<a>one<b " + String(repeating: "x", count: 1 << 20),
      String(repeating: "<a>", count: 300) + "one" + String(repeating: "</a>", count: 300),
      String(repeating: "<a>", count: 3_000) + "one",
    ])
  func large(document: String) { #expect(characters(of: Array(document.utf8)) == "one") }

  private func characters(of bytes: [UInt8]) -> String {
    let recorder = XMLTextRecorder()
    _ = readXML(bytes.span, neverNested: ["item"], into: recorder)
    return String(decoding: recorder.text, as: UTF8.self)
  }

  /// The text without what the cut left undecided at its end: half a reference, the start of a tag,
  /// of the end of a section or of a character.
  private func settled(_ text: String, in cut: [UInt8]) -> String {
    var text = text
    let tail = String(decoding: cut.suffix(12), as: UTF8.self)
    if let ampersand = tail.lastIndex(of: "&"), !tail[ampersand...].contains(";") {
      if let last = text.lastIndex(of: "&") {
        text = String(text[..<last])
      } else if tail[ampersand...].hasPrefix("&#") {
        // Half a number is the number of another character, or of none.
        if !text.isEmpty, tail.last != "#", tail.last != "x" { text.removeLast() }
      }
    }
    while let last = text.last, ["<", "]", "\u{FFFD}"].contains(last) { text.removeLast() }
    return text
  }
}

/// Collects the text of a document.
private final class XMLTextRecorder: XMLHandler {
  private(set) var text: [UInt8] = []

  func restart(at cursor: XMLCursor) { text = [] }
  func code(of name: XMLName) -> UInt16 { 0 }
  func startElement(_ element: XMLElement) {}
  func endElement(code: UInt16) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) { text.append(contentsOf: bytes) }
}
