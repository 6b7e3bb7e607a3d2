import Cleaning
import CleaningClaims
import Foundation
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite("Pages, whatever comes")
struct PageLimitTests {
  private func extract(_ bytes: [UInt8]) -> PageExtraction {
    Cleaner(explainsSelection: true).extract(
      page: bytes.span, at: WebURL(parsing: "https://press.example/a"))
  }

  @Test("any markup has an answer", arguments: UInt64(1)...40)
  func random(seed: UInt64) {
    var markup = HostileMarkup(using: SplitMix(seed: seed))
    for _ in 0..<40 {
      let html = markup.fragment(ofAtMost: 60)
      _ = extract(Array(("<body><article>" + html).utf8))
    }
  }

  @Test("any bytes have an answer", arguments: UInt64(1)...20)
  func bytes(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<20 {
      let count = Int.random(in: 0...3_000, using: &random)
      _ = extract((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }

  @Test(
    "what is no page of HTML is told",
    arguments: [
      [UInt8]("%PDF-1.7\n%âãÏÓ\n1 0 obj".utf8),
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0],
      [0x1F, 0x8B, 8, 0, 0, 0, 0, 0], [UInt8]("PK\u{3}\u{4}aaaa".utf8),
      [UInt8]("GIF89a\u{1}\u{0}\u{1}\u{0}".utf8), [0xFF, 0xD8, 0xFF, 0xE0, 0, 16],
      [UInt8](repeating: 0, count: 400), [UInt8]("{\"title\": \"a\"}".utf8),
      [UInt8]("<?xml version='1.0'?><rss version='2.0'><channel/></rss>".utf8),
    ])
  func notAPage(bytes: [UInt8]) {
    guard case .missing(.notAPage) = extract(bytes) else {
      Issue.record("\(extract(bytes))")
      return
    }
  }

  @Test("nothing is no page either")
  func empty() {
    guard case .missing(.empty) = extract([]) else {
      Issue.record("an answer to nothing")
      return
    }
  }

  private static let sentence =
    "The tide rose over the quay, and the clerk wrote it down, as always. "

  @Test("deep nesting loses no text")
  func deep() throws {
    let page =
      String(repeating: "<div>", count: 100_000) + "<p>"
      + String(repeating: Self.sentence, count: 20)
    let article = try #require(extract(Array(page.utf8)).article)
    #expect(article.article.text?.string.contains("tide rose") == true)
  }

  @Test("a million attributes are read past")
  func attributes() throws {
    let page =
      "<body><article><p " + (0..<1_000_000).map { "a\($0)=b " }.joined() + ">"
      + String(repeating: Self.sentence, count: 20)
    let article = try #require(extract(Array(page.utf8)).article)
    #expect(article.article.text?.string.contains("tide rose") == true)
  }

  @Test("broken markup loses no text")
  func broken() throws {
    let page =
      "<body><article><p>" + Self.sentence + "<table><p>" + Self.sentence + "</b></i><div></p>"
      + Self.sentence + "<p <p>" + Self.sentence + "</article></html>" + Self.sentence
    let article = try #require(extract(Array(page.utf8)).article)
    let count = article.article.text?.string.components(separatedBy: "tide rose").count ?? 0
    #expect(count >= 5)
  }
}
