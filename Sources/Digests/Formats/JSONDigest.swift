import Storage
import WebText

/// A digest as a JSON Feed document: each story by its best article, whole, newest first.
struct JSONDigest {
  private let digest: Digest

  /// The document of a digest.
  init(_ digest: Digest) { self.digest = digest }

  /// Hands over the document, UTF-8, story by story, with a newline at the end.
  func write(to sink: ([UInt8]) throws -> Void) throws {
    var writer = JSONWriter()
    try JSONFeedDocument(title: digest.title, updated: digest.now, items: []).write(
      to: &writer
    ) { writer in
      try digest.stories.forEach { story in
        JSONFeedItem(story.lead, alsoCoveredBy: story.alsoCoveredBy).write(to: &writer)
        try writer.drain(to: sink)
      }
    }
    writer.endLine()
    try sink(writer.bytes)
  }
}
