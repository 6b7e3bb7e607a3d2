import Cleaning
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import Polling

@Suite struct LearningTests {
  private static let pitch = "Sign up for our letter and get the tides each morning."
  private static let words = ["barge", "lantern", "orchard", "piano", "kettle", "ladder"]

  /// A document with so many entries of their own, each with the pitch.
  private func document(_ numbers: Range<Int>, pitch: String = pitch) -> String {
    newsDocument(
      numbers.reversed().map { number in
        let word = Self.words[number % 6]
        let text =
          "The \(word) was found on the quay, said its keeper.&lt;/p&gt;&lt;p&gt;"
          + "Nobody knew whose \(word) it had been.&lt;/p&gt;&lt;p&gt;\(pitch)"
        return (number, text)
      })
  }

  private func articles(_ scene: Scene) async throws -> [ArticleRecord] {
    try await scene.store.exportPage(ArticleFilter(), after: nil, limit: 100)
  }

  @Test("a feed of titles alone teaches nothing, and is stored")
  func titlesAlone() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    let items = (1...3).map { "<item><title>Notice \($0)</title><guid>n\($0)</guid></item>" }
    let channel = "<channel><title>Notices</title>\(items.joined())</channel>"
    scene.put("/feed", .init(body: "<rss version=\"2.0\">\(channel)</rss>"))
    let reports = try await scene.poll()
    #expect(reports.map(\.newCount) == [3])
    #expect(reports.map { $0.failure?.message } == [nil])
  }

  @Test("what recurs in the first document is taken out at once")
  func firstDocument() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    scene.put("/feed", .init(body: document(0..<5)))
    _ = try await scene.poll()
    for article in try await articles(scene) {
      #expect(article.text?.string.contains("Sign up") == false)
      #expect(article.removed == [RemovedBlock(kind: "recurring", text: Self.pitch)])
      #expect(article.original?.contains("Sign up") == true)
    }
  }

  @Test("what is learned later is taken out of what was stored, and is no update")
  func later() async throws {
    let scene = try Scene()
    _ = try await scene.subscribe("/feed")
    scene.put("/feed", .init(body: document(0..<2)))
    _ = try await scene.poll()
    let first = try await articles(scene)
    #expect(first.allSatisfy { $0.removed.isEmpty && $0.original == nil })
    try await scene.store.star(first.map(\.summary.id), starred: true)

    scene.put("/feed", .init(body: document(0..<4)))
    let reports = try await scene.poll()
    #expect(reports.map(\.newCount) == [2])
    #expect(reports.map(\.updatedCount) == [0])
    let all = try await articles(scene)
    #expect(all.count == 4)
    for article in all {
      #expect(article.text?.string.contains("Sign up") == false)
      #expect(article.removed.map(\.kind) == ["recurring"])
      #expect(article.original?.contains("Sign up") == true)
      #expect(article.summary.version == 1)
    }
    #expect(all.prefix(2).allSatisfy { $0.summary.starredAt != nil })

    // The same document once more changes nothing.
    scene.put("/feed", .init(body: document(0..<4) + "\n"))
    #expect(try await scene.poll().map(\.updatedCount) == [0])
  }

  @Test("a block that is kept comes back, also where it had been taken out")
  func kept() async throws {
    let scene = try Scene()
    let feed = try await scene.subscribe("/feed")
    scene.put("/feed", .init(body: document(0..<4)))
    _ = try await scene.poll()
    let recleaning = Recleaning(store: scene.store, time: scene.time)
    let article = try #require(try await articles(scene).first)
    let kept = try await recleaning.keep("sign UP for", in: article.summary.id, kept: true)
    #expect(kept == [Self.pitch])
    try await recleaning.cleanAll()
    for article in try await articles(scene) {
      #expect(article.text?.string.contains("Sign up") == true)
      #expect(article.removed.isEmpty)
    }
    scene.put("/feed", .init(body: document(0..<6)))
    _ = try await scene.poll(.named([feed]))
    #expect(try await articles(scene).allSatisfy { $0.removed.isEmpty })

    _ = try await recleaning.keep("sign up for", in: article.summary.id, kept: false)
    try await recleaning.cleanAll()
    #expect(try await articles(scene).allSatisfy { $0.removed.count == 1 })
  }
}
