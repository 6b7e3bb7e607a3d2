import Vocabulary

/// What is known of a story: articles about one event.
struct Story {
  /// The sum over its articles.
  var centre: StoryVector
  /// When its last article was published.
  var last: Timestamp?
  /// The feed of all its articles; nil when there are several or it is unknown.
  var feed: Int64?
  /// Whether it has an article that is mostly a form its feed fills again and again.
  var isForm: Bool
  /// What it is called.
  var name: ClusterName

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
    name = min(name, other.name)
  }

  private static let windowInDays = 3.0
  private static let decayPerDay = 0.05
}
