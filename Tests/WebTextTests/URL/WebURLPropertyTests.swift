import TestSupport
import Testing
import WebText

@Suite struct WebURLPropertyTests {
  private static let pieces: [String] = [
    "http", "https", "file", "ftp", "x", ":", ":", "/", "/", "//", "\\", "?", "#", "@", "[", "]",
    "::1", "1.2", "0x7f", "example.org", "ä", "%", "%2e", ".", "..", "C|", "C:", " ", "\t", "a",
    "b=c", "&", "\u{0}", "é", "漢", "xn--", "|", "^", "`", "'", "\"", "<", "localhost", "65536",
  ]

  @Test("what is parsed is serialised to what parses to itself, part by part", arguments: 0..<20)
  func serializedParsesToItself(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let base = WebURL(parsing: "http://u@example.org/a/b?c#d")
    for _ in 0..<500 {
      let count = Int.random(in: 0..<9, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      guard let url = WebURL(parsing: text, base: Bool.random(using: &random) ? base : nil) else {
        continue
      }
      let again = WebURL(parsing: url.string)
      #expect(again?.string == url.string, "seed \(seed): \(text)")
      #expect(again?.path == url.path, "seed \(seed): \(text)")
      #expect(again?.host == url.host, "seed \(seed): \(text)")
      #expect(again?.query == url.query, "seed \(seed): \(text)")
      #expect(url.string.utf8.allSatisfy { $0 < 0x80 }, "seed \(seed): \(text)")
      let bare = url.withoutCredentials.withoutFragment
      #expect(bare.string == WebURL(parsing: bare.string)?.string, "seed \(seed): \(text)")
    }
  }

  @Test("no bytes make the parser trap", arguments: 0..<20)
  func anyBytes(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<500 {
      let count = Int.random(in: 0..<40, using: &random)
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      for start in ["", "http://", "http://[", "file:", "x:"] {
        let bytes = Array(start.utf8) + noise
        _ = WebURL(parsing: bytes.span)?.redacted
      }
    }
  }
}
