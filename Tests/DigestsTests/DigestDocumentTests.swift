import Storage
import Testing
import Vocabulary
import WebText

@testable import Digests

@Suite struct DigestDocumentTests {
  @Test(
    "a morning's digest is as recorded",
    arguments: [
      (DigestFormat.html, "morning.html"), (.markdown, "morning.md"), (.text, "morning.txt"),
      (.json, "morning.json"), (.atom, "morning.atom"), (.mbox, "morning.mbox"),
    ])
  func everyday(format: DigestFormat, file: String) throws {
    let digest = Digest(title: "Morning", now: morning, stories: StorySelection(everydayStories))
    try expectSnapshot(try digest.rendered(as: format), named: file)
  }

  @Test(
    "without folders there is no folder's heading",
    arguments: [DigestFormat.html, .markdown, .text])
  func noFolders(format: DigestFormat) throws {
    let document = try text(of: [TestArticle(text: "One. Two.").story()], as: format)
    #expect(!document.contains(DigestOutline.otherFolder))
    #expect(document.contains("1 story from 1 feed"))
  }

  @Test("a feed's stories are in the order of their dates, then of its document")
  func order() throws {
    let stories = [("late", 3, -60), ("first", 1, -9), ("second", 2, -9), ("old", 4, -99_000)].map {
      TestArticle(id: $0.1, title: $0.0, published: morning + .seconds($0.2)).story()
    }
    let document = try text(of: stories, as: .text)
    let titles = document.split(separator: "\n").filter { $0.hasPrefix("* ") }.map {
      $0.dropFirst(2)
    }
    #expect(titles == ["first", "second", "late", "old"])
  }

  @Test("the same stories at the same time are the same bytes", arguments: DigestFormat.allCases)
  func deterministic(format: DigestFormat) throws {
    let digest = Digest(title: "Morning", now: morning, stories: StorySelection(everydayStories))
    #expect(try digest.rendered(as: format) == digest.rendered(as: format))
  }

  @Test(
    "the ending of a file names the format",
    arguments: [
      ("a/today.html", DigestFormat.html), ("today.HTM", .html), ("today.md", .markdown),
      ("to.day.txt", .text), ("today.json", .json), ("today", nil), ("a.html/today", nil),
      (".html", nil), ("today.epub", .epub), ("today.atom", .atom), ("today.mobi", nil),
    ] as [(String, DigestFormat?)])
  func endings(path: String, format: DigestFormat?) {
    #expect(DigestFormat(endingOf: path) == format)
  }

  @Test("no line of a text digest is wider than its columns but an address")
  func columns() throws {
    for line in try text(of: everydayStories, as: .text).split(separator: "\n") {
      #expect(DisplayWidth.of(line) <= TextDigest.columns || line.contains("://"))
    }
  }
}

/// The document of some stories, as text.
func text(of stories: [DigestStory], as format: DigestFormat) throws -> String {
  let document = try Digest(title: "Morning", now: morning, stories: StorySelection(stories))
    .rendered(as: format)
  return String(decoding: document, as: UTF8.self)
}
