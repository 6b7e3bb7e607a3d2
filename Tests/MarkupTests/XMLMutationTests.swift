import Markup
import TestSupport
import Testing

@Suite struct XMLMutationTests {
  private static let document = """
    <?xml version="1.0" encoding="utf-8"?>
    <!DOCTYPE a [<!ENTITY me "Ann">]>
    <!-- c --><a xmlns:p="urn:p" b='1 &amp; "2"'><p:c d="&#x41;">x &me; &eacute; y</p:c>
    <![CDATA[ <raw> & ]]><e/><f>\u{4E2D}\u{1F600}</f></a>
    """

  private static let pieces: [[UInt8]] =
    [
      "<", ">", "&", "\"", "'", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "</", "/>", "&#",
      ";",
      "<!DOCTYPE x [", "<!ENTITY x '", "xmlns:q=''", "&x;", "=",
    ].map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xEF, 0xBF, 0xBF], [0x80, 0x80]]

  @Test("a document cut at any byte is read", arguments: [0, 1])
  func cuts(parity: Int) {
    let bytes = Array(Self.document.utf8)
    for length in stride(from: parity, through: bytes.count, by: 2) {
      let reading = readXML(Array(bytes[..<length]))
      #expect(reading.openElements == 0, "cut at \(length)")
    }
  }

  @Test("no mutation makes it trap or leaves an element open", arguments: 1...20)
  func mutations(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    for _ in 0..<150 {
      var bytes = Array(Self.document.utf8)
      generator.edit(&bytes, most: 8, reach: 12, pieces: Self.pieces)
      let reading = readXML(bytes)
      #expect(
        reading.openElements == 0,
        "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
