public import Vocabulary

/// What is known of a story, articles about one event; of one article, before it is put into one.
public struct Story: Sendable {
  /// The most stories that an article is compared with.
  public static let maximumCandidates = Limits.storyCandidateCount
  /// How many stories with one word an index looks at, the newest ones.
  public static let maximumPerKey = Limits.storiesPerTerm

  /// The sum over its articles.
  public internal(set) var centre: StoryVector
  /// When its last article was published.
  public internal(set) var last: Timestamp?
  /// The feed of all its articles; nil when there are several or it is unknown.
  public internal(set) var feed: Int64?
  /// Whether it has an article that is mostly a form its feed fills again and again.
  public internal(set) var isForm: Bool
  /// Whether a reader took it out of another one: then it becomes part of none.
  public var isApart: Bool

  /// A story with its words.
  public init(
    centre: StoryVector, last: Timestamp?, feed: Int64?, isForm: Bool, isApart: Bool = false
  ) {
    self.centre = centre
    self.last = last
    self.feed = feed
    self.isForm = isForm
    self.isApart = isApart
  }

  /// The words under which an index stores it and by which it looks for others, the heaviest first.
  public var keys: [UInt64] { centre.heaviest(Limits.storyKeyCount).map(\.stem) }

  /// How much an article, or another story, is about the same event, 0 to 1.
  ///
  /// What is days apart counts less. So does what one feed writes, for it does not tell an event
  /// twice as often as it tells another like it; and each filling of a form is an event of its own.
  func similarity(to other: Story) -> Double {
    var days = 0.0
    if let last, let theirs = other.last {
      days = abs(Double(last.secondsSinceEpoch) - Double(theirs.secondsSinceEpoch)) / 86_400
    }
    guard days <= Story.windowInDays else { return 0 }
    var factor = 1 - Story.decayPerDay * days
    if let feed, feed == other.feed { factor *= isForm || other.isForm ? 0 : 0.35 }
    return factor > 0 ? centre.similarity(to: other.centre) * factor : 0
  }

  /// Takes another one in.
  mutating func absorb(_ other: Story) {
    centre.add(other.centre)
    last = last.map { mine in max(mine, other.last ?? mine) } ?? other.last
    if feed != other.feed { feed = nil }
    isForm = isForm || other.isForm
    isApart = isApart || other.isApart
  }

  private static let windowInDays = 3.0
  private static let decayPerDay = 0.05
}
