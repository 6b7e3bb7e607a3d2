public import Cleaning
public import Vocabulary

/// A text that an article had, or has.
public struct ArticleVersion: Sendable {
  /// Its number; the first text of an article is version 1.
  public var number: Int
  /// When the next version was seen; nil for the one that stands.
  public var replacedAt: Timestamp?
  /// The headline.
  public var title: PlainText?
  /// The body.
  public var content: SafeHTML?

  /// The body as text; made anew at each call, linear in its length.
  public var text: PlainText? { content?.text }
}
