import Cleaning
import Foundation
import Storage
import TestSupport
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

  @Test("a page of leads stays small, and leaves no story out", arguments: [90, 300, 600])
  func size(count: Int) throws {
    let stories = (1...count).map { number in
      TestArticle(
        id: Int64(number), feed: Int64(number % 9), feedTitle: "Feed \(number % 9)",
        title: "Headline number \(number).", url: "https://a.example/\(number)",
        text: String(repeating: "A sentence that says something of the story. ", count: 12)
      ).story()
    }
    let page = try text(of: stories, as: .html)
    #expect(page.utf8.count <= 102_400)
    for number in 1...count { #expect(page.contains("Headline number \(number).")) }
    #expect(page.contains("class=\"brief\"") == (count > 90))
  }

  @Test("what many tell comes first for some hours, and a wrong date does not stay on top")
  func rank() throws {
    let hours = [("told by four", 11, 3), ("fresh", 1, 0), ("stale", 14, 0), ("ahead", -900, 0)]
    let stories = hours.enumerated().map { index, story in
      let others = (0..<story.2).map { TestArticle(id: Int64(100 + $0), title: "other") }
      return TestArticle(
        id: Int64(index + 1), title: story.0,
        published: morning + .seconds(Int64(story.1) * -3_600)
      ).story(alsoCoveredBy: others)
    }
    var digest = Digest(title: "Morning", now: morning, stories: StorySelection(stories))
    digest.layout.grouping = .story
    let titles = try DigestOutline(digest).stories.map(\.title)
    #expect(titles == ["told by four", "ahead", "fresh", "stale"])
    digest.layout.limit = 1
    let brief = try DigestOutline(digest).stories.filter(\.isBrief).map(\.title)
    #expect(brief == ["ahead", "fresh", "stale"])
  }

  @Test(
    "corrections, failures and whole articles are told",
    arguments: [
      (DigestFormat.html, "full.html"), (.markdown, "full.md"), (.text, "full.txt"),
    ])
  func full(format: DigestFormat, file: String) throws {
    var corrected = TestArticle(
      id: 30, title: "Four boats a day", html: "<p>Four boats go each day. The pier is closed.</p>"
    ).record
    corrected.summary.version = 2
    var stories = StorySelection(Array(everydayStories.prefix(2)))
    stories.corrections = [
      CorrectedArticle(
        article: corrected, formerTitle: PlainText(verbatim: "Three boats a day"),
        formerContent: SafeHTML(
          sanitized: "<p>Three boats go each day. The pier is closed.</p>"),
        changedAt: morning)
    ]
    stories.failingFeeds = [
      FailingFeed(title: "Lost & found", failure: FeedFailure(.dns, "There is no such host."))
    ]
    var digest = Digest(title: "Morning", now: morning, stories: stories)
    digest.layout.isFull = true
    digest.layout.grouping = .story
    digest.issue = IssueName(
      digest: "morning",
      head: IssueHead(number: 2, messageID: "a@b", firstMessageID: nil, createdAt: morning))
    try expectSnapshot(try digest.rendered(as: format), named: file)
  }

  @Test(
    "a user's template takes the place of Winnow's, and one that is wrong is told with its line")
  func templates() throws {
    let folder = try TemporaryStore.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("digest.html.mustache")
    try Data(
      "<b>{{digestTitle}}</b>{{#sections}}{{#feeds}}{{#stories}}<i>{{storyTitle}}</i>{{/stories}}{{/feeds}}{{/sections}}\n"
        .utf8
    ).write(to: file)
    let story = TestArticle(title: "Fish & chips").story()
    var digest = Digest(title: "Morning", now: morning, stories: StorySelection([story]))
    digest.templates = try DigestTemplates(folder: folder.path)
    let page = String(decoding: try digest.rendered(as: .html), as: UTF8.self)
    #expect(page == "<b>Morning</b><i>Fish &amp; chips</i>\n")
    try Data("<b>\n{{#sections}}".utf8).write(to: file)
    #expect(throws: TemplateFailure.self) { try DigestTemplates(folder: folder.path) }
  }
}

/// The document of some stories, as text.
func text(of stories: [DigestStory], as format: DigestFormat) throws -> String {
  let document = try Digest(title: "Morning", now: morning, stories: StorySelection(stories))
    .rendered(as: format)
  return String(decoding: document, as: UTF8.self)
}
