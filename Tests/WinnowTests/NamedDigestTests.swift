import Digests
import Foundation
import Storage
import TestSupport
import Testing
import Vocabulary

@testable import winnow

@Suite struct NamedDigestTests {
  private let messages = Messages(
    threshold: .error, palette: Terminal.standardError.palette(.never))

  @Test("each article is told once, and nothing new leaves the file alone")
  func once() async throws {
    try await withStore { store, folder in
      let feed = try await subscribe(in: store)
      try await publish(["One", "Two"], in: feed, of: store)
      let file = folder + "digest.txt"
      #expect(try await titles(of: store, into: file) == ["One", "Two"])
      try FileManager.default.removeItem(atPath: file)
      #expect(try await titles(of: store, into: file) == nil)
      try await publish(["Three"], in: feed, of: store)
      #expect(try await titles(of: store, into: file) == ["Three"])
    }
  }

  @Test("an issue that was not delivered is repeated, and only then what is new")
  func repeats() async throws {
    try await withStore { store, folder in
      let feed = try await subscribe(in: store)
      try await publish(["One"], in: feed, of: store)
      await #expect(throws: CommandFailure.self) {
        try await titles(of: store, into: folder + "none/digest.txt")
      }
      try await publish(["Two"], in: feed, of: store)
      #expect(try await titles(of: store, into: folder + "digest.txt") == ["One"])
      #expect(try await titles(of: store, into: folder + "digest.txt") == ["Two"])
    }
  }

  @Test("a preview moves nothing and defines nothing")
  func preview() async throws {
    try await withStore { store, folder in
      let feed = try await subscribe(in: store)
      try await publish(["One"], in: feed, of: store)
      for _ in 0..<2 {
        let titles = try await store.previewIssue(of: "morning", settings: nil) { stories in
          var titles: [String] = []
          try stories.forEach { titles.append($0.lead.summary.title?.string ?? "") }
          return titles
        }
        #expect(titles == ["One"])
      }
      #expect(try await store.digests().isEmpty)
      #expect(try await titles(of: store, into: folder + "digest.txt") == ["One"])
      let isEmpty = try await store.previewIssue(of: "morning", settings: nil) { $0.leads.isEmpty }
      #expect(isEmpty)
    }
  }

  @Test("a folder belongs to the digest it was named with, until another is named")
  func settings() async throws {
    try await withStore { store, folder in
      let feed = try await subscribe(in: store, folder: "News")
      try await publish(["One"], in: feed, of: store)
      let file = folder + "digest.txt"
      #expect(try await titles(of: store, into: file, folder: "Science") == nil)
      #expect(try await titles(of: store, into: file) == nil)
      #expect(try await store.digest(named: "morning")?.settings.folders == ["Science"])
      try await publish(["Two"], in: feed, of: store)
      #expect(try await titles(of: store, into: file, folder: "News") == ["Two"])
    }
  }

  /// Runs the digest into a file; its stories' headlines, or nil when no file was written.
  private func titles(
    of store: Store, into file: String, folder: String? = nil
  ) async throws -> [String]? {
    try? FileManager.default.removeItem(atPath: file)
    let press = try DigestPress(
      store: store, configuration: Configuration(), time: ManualTime(), fetchesPictures: false)
    let digest = NamedDigest(name: "morning", store: store, press: press, messages: messages)
    var settings = try await digest.settings()
    if let folder { settings.folders = [folder] }
    try await digest.define(settings)
    try await digest.deliver(settings, to: .file(path: file))
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("* ") }.map { String($0.dropFirst(2)) }
  }
}
