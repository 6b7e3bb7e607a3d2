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
      let digest = NamedDigest(name: "morning", store: store, messages: messages)
      for _ in 0..<2 {
        #expect(
          try await digest.preview(settings: nil).compactMap(\.lead.summary.title?.string) == [
            "One"
          ])
      }
      #expect(try await store.digests().isEmpty)
      #expect(try await titles(of: store, into: folder + "digest.txt") == ["One"])
      #expect(try await digest.preview(settings: nil).isEmpty)
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
      #expect(try await store.digest(named: "morning")?.settings.folder == "Science")
      try await publish(["Two"], in: feed, of: store)
      #expect(try await titles(of: store, into: file, folder: "News") == ["Two"])
    }
  }

  /// Runs the digest into a file; its stories' headlines, or nil when no file was written.
  private func titles(
    of store: Store, into file: String, folder: String? = nil
  ) async throws -> [String]? {
    try? FileManager.default.removeItem(atPath: file)
    var settings: DigestSettings?
    if let folder {
      settings = DigestSettings()
      settings?.folder = folder
    }
    try await NamedDigest(name: "morning", store: store, messages: messages)
      .deliver(settings: settings, as: .text, at: ManualTime().now, to: .file(path: file))
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("* ") }.map { String($0.dropFirst(2)) }
  }
}
