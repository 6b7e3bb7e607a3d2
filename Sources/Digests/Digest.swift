public import Storage
public import Vocabulary

/// One digest before it is written: what it is called, when it is made, and what it tells.
public struct Digest: Sendable {
  /// What stands at its top.
  public var title: String
  /// The time that ages are counted from; the same stories at the same time give the same bytes.
  public var now: Timestamp
  /// The stories, newest first.
  public var stories: [DigestStory]

  /// A digest of stories at a time.
  public init(title: String, now: Timestamp, stories: [DigestStory]) {
    self.title = title
    self.now = now
    self.stories = stories
  }

  /// The finished document, UTF-8.
  ///
  /// - Throws: what a template is wrong with, which Winnow's own are not.
  public func rendered(as format: DigestFormat) throws -> [UInt8] {
    switch format {
    case .html: try HTMLDigest(DigestOutline(self)).bytes()
    case .markdown: try MarkdownDigest(DigestOutline(self)).bytes()
    case .text: TextDigest(DigestOutline(self)).bytes()
    case .json: JSONDigest(self).bytes()
    }
  }
}
