import Storage
import WebText

/// A digest as a JSON Feed document: each story by its first article, whole.
struct JSONDigest {
  private let digest: Digest

  /// The document of a digest.
  init(_ digest: Digest) { self.digest = digest }

  /// The document, UTF-8, with a newline at the end.
  func bytes() -> [UInt8] {
    var writer = JSONWriter()
    JSONFeedDocument(
      title: digest.title, updated: digest.now,
      items: digest.stories.map { JSONFeedItem($0.lead) }
    ).write(to: &writer)
    writer.endLine()
    return writer.bytes
  }
}
