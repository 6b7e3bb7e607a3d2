import Markup
import TestSupport
import Testing
import WebText

@testable import Cleaning

@Suite("Texts without tags") struct PlainTextMarkupTests {
  private static let pieces = [
    "word", " ", "  ", "\n", "\n\n", "\t", "\r\n", "\u{A0}", "\u{202F}", "é", "’", "中文", "> ", "\"",
    "\u{200B}", "a.b", "   \n \n",
  ]

  @Test("a text is composed without a tree as it is with one", arguments: 1...20)
  func composing(seed: UInt64) {
    var generator = SplitMix(seed: seed)
    for _ in 0..<100 {
      let count = Int.random(in: 0...24, using: &generator)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }
        .joined()
      let html = TextConstruct(.html, text)
      let tree = HTMLTree(parsing: html.utf8.span)
      #expect(PlainTextMarkup.text(of: html) == TreeText.text(of: tree), "seed \(seed): \(text)")
      let plain = TextConstruct(.text, text + "<&")
      let fragment = HTMLTree(parsing: PlainTextMarkup.fragment(of: plain.utf8).span)
      #expect(
        PlainTextMarkup.text(of: plain) == TreeText.text(of: fragment), "seed \(seed): \(text)")
    }
  }
}
