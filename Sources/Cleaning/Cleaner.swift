/// Turns the texts of an entry into what a reader sees.
public struct Cleaner: Sendable {
  /// The cleaner that Winnow uses everywhere.
  public init() {}

  /// The article: sanitised, as text, without what is not the story.
  public func clean(_ entry: EntryContent) -> CleanArticle { CleanArticle() }
}
