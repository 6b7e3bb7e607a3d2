import Fetching
import Foundation
import TestSupport
import Testing
import Vocabulary
import WebText

@testable import Polling

/// A folder that goes with the test.
private final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("winnow-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to name: String) throws -> WebURL {
    let file = url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return try #require(WebURL(parsing: file.absoluteString))
  }
}

private func reader(credentialsFolder: String? = nil) -> LocalFileReader {
  var settings = PollerSettings(FetchConfiguration(userAgent: "Test"))
  settings.maximumByteCount = 1_000
  settings.credentialsFolder = credentialsFolder
  return LocalFileReader(time: ManualTime(), settings: settings)
}

private func code(_ report: FetchReport) -> FailureCode? {
  if case .failed(let failure) = report.outcome { failure.code } else { nil }
}

@Suite struct LocalFileReaderTests {
  @Test("a file is read, then not again until it changes")
  func reading() async throws {
    let folder = try Folder()
    let url = try folder.write("<rss/>", to: "a feed.xml")
    let first = await reader().read(url, validators: nil)
    guard case .document(let document) = first.outcome else {
      Issue.record("\(first.outcome)")
      return
    }
    #expect(document.body == Array("<rss/>".utf8))
    #expect(first.byteCount == 6)
    let second = await reader().read(url, validators: document.validators)
    if case .notModified = second.outcome {} else { Issue.record("\(second.outcome)") }
    _ = try folder.write("<rss version=\"2.0\"/>", to: "a feed.xml")
    let third = await reader().read(url, validators: document.validators)
    if case .document = third.outcome {} else { Issue.record("\(third.outcome)") }
  }

  @Test("what cannot be read fails with what happened")
  func failures() async throws {
    let folder = try Folder()
    let url = try folder.write(String(repeating: "x", count: 1_001), to: "big.xml")
    #expect(code(await reader().read(url, validators: nil)) == .tooLarge)
    let missing = try #require(WebURL(parsing: url.string + ".missing"))
    #expect(code(await reader().read(missing, validators: nil)) == .connect)
    let directory = try #require(WebURL(parsing: folder.url.absoluteString))
    #expect(code(await reader().read(directory, validators: nil)) == .notAFeed)
    let pipe = folder.url.appendingPathComponent("pipe")
    mkfifo(pipe.path, 0o600)
    let pipeURL = try #require(WebURL(parsing: pipe.absoluteString))
    #expect(code(await reader().read(pipeURL, validators: nil)) == .notAFeed)
    let remote = try #require(WebURL(parsing: "file://server.example/feed.xml"))
    #expect(code(await reader().read(remote, validators: nil)) == .connect)
  }

  @Test("a password is read without the newline at its end")
  func secrets() async throws {
    let folder = try Folder()
    let url = try folder.write("s3 cret\r\n", to: "password")
    let path = try #require(url.filePath)
    #expect(try await reader().readSecret(at: path) == "s3 cret")
    await #expect(throws: FeedFailure.self) { try await reader().readSecret(at: path + ".not") }
  }

  @Test("a password's name alone is looked for among the credentials")
  func credentials() async throws {
    let folder = try Folder()
    let url = try folder.write("s3 cret", to: "feed-password")
    let path = try #require(url.filePath)
    let reader = reader(credentialsFolder: folder.url.path)
    #expect(try await reader.readSecret(at: "feed-password") == "s3 cret")
    #expect(try await reader.readSecret(at: path) == "s3 cret")
  }
}
