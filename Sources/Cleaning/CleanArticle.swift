public import Vocabulary
public import WebText

/// The texts of an entry before cleaning.
public struct EntryContent: Sendable {
  /// The headline.
  public var title: TextConstruct?
  /// The shorter body.
  public var summary: TextConstruct?
  /// The body.
  public var content: TextConstruct?
  /// The body as plain text where the feed gives one of its own.
  public var contentText: String?

  /// The texts of one entry.
  public init(
    title: TextConstruct?, summary: TextConstruct?, content: TextConstruct?,
    contentText: String? = nil
  ) {
    self.title = title
    self.summary = summary
    self.content = content
    self.contentText = contentText
  }
}

extension EntryContent {
  /// The body as HTML before it is cleaned, and what links in it are relative to; nil without a body.
  public var body: (html: String, base: String?)? {
    guard let body = content ?? contentText.map({ TextConstruct(.text, $0) }) else { return nil }
    let html =
      body.kind == .text
      ? String(decoding: PlainTextMarkup.fragment(of: body.utf8), as: UTF8.self) : body.value
    return (html, body.base?.string)
  }
}

/// An article as a reader sees it, and what was taken out.
public struct CleanArticle: Sendable {
  /// The headline without markup.
  public var title: PlainText?
  /// The headline with its markup, only where it has any.
  public var titleHTML: SafeHTML?
  /// The shorter body without markup.
  public var summary: PlainText?
  /// The shorter body with its markup, only where it has any.
  public var summaryHTML: SafeHTML?
  /// The body; nil when the entry has none.
  public var content: SafeHTML?
  /// The body as a person would type it.
  public var text: PlainText?
  /// The first picture of the body, absolute.
  public var leadImage: String?
  /// What was taken out because it is not the story.
  public var removed: [RemovedBlock] = []

  /// An article without any text.
  public init() {}
}

/// A block that was taken out, and why.
public struct RemovedBlock: Hashable, Codable, Sendable {
  /// The rule that took it out, `promo-line`.
  public var kind: String
  /// Its text.
  public var text: String

  /// A block taken out by a rule.
  public init(kind: String, text: String) {
    self.kind = kind
    self.text = text
  }
}
