/// Where an article belongs, and on what evidence it was put there.
public struct ArticlePlacement: Sendable {
  /// What a reader said about where an article belongs.
  public enum Correction: String, Sendable {
    /// That it is no copy of what it was put to.
    case split
    /// That it is one text with another.
    case merge
  }

  /// The article.
  public var article: ArticleSummary
  /// How much of one text is in the other, 0 to 1, as it was when the article came.
  public var score: Double
  /// What it was matched with and how; nil for one that began a lineage.
  public var why: String?
  /// How alike it was to its story, 0 to 1, as far as its words decided.
  public var storyScore: Double
  /// What it had in common with its story; nil for one that began it or came to it as a copy.
  public var storyWhy: String?
  /// Whether it was old already when its feed first listed it, so that no digest tells it.
  public var isBacklog: Bool
  /// What a reader put right since.
  public var correction: Correction?
  /// The other articles of its lineage, oldest first.
  public var sameText: [ArticleSummary]
  /// The other articles of its story that are other texts, oldest first.
  public var sameStory: [ArticleSummary]
}
