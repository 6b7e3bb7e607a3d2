public import Cleaning
public import Vocabulary

/// What a rule does with an article that its filter holds for.
public enum RuleAction: Hashable, Sendable {
  /// Keeps it known and shows it nowhere; the rules behind this one are not asked.
  case drop
  /// Marks it as read.
  case read
  /// Stars it.
  case star
  /// Gives it a tag.
  case tag(String)
  /// Adds to its score.
  case score(Int)

  /// How far one rule may move a score.
  public static let scores = -1_000...1_000

  /// Reads `drop`, `read`, `star`, `tag:NAME` or `score:+5`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("drop", 1): self = .drop
    case ("read", 1): self = .read
    case ("star", 1): self = .star
    case ("tag", 2): self = .tag(parts[1])
    case ("score", 2):
      guard let points = Int(parts[1]), RuleAction.scores.contains(points) else { return nil }
      self = .score(points)
    default: return nil
    }
  }
}

extension RuleAction: CustomStringConvertible {
  /// As it is written on the command line.
  public var description: String {
    switch self {
    case .drop: "drop"
    case .read: "read"
    case .star: "star"
    case .tag(let tag): "tag:\(tag)"
    case .score(let points): points < 0 ? "score:\(points)" : "score:+\(points)"
    }
  }
}

/// Whose articles a rule is for.
public enum RuleScope: Hashable, Sendable {
  /// Every feed's.
  case everything
  /// Those of feeds in this folder or below it.
  case folder(String)
  /// Those of one feed.
  case feed(FeedID)

  /// The articles of the scope, those that rules have dropped too.
  public var articles: ArticleFilter {
    var filter = ArticleFilter()
    filter.includesHidden = true
    switch self {
    case .everything: break
    case .folder(let folder): filter.folder = folder
    case .feed(let feed): filter.feeds = [feed]
    }
    return filter
  }

  /// Whether a feed in a folder is in it.
  func contains(_ feed: FeedID, in folder: String) -> Bool {
    switch self {
    case .everything: true
    case .folder(let path): folder == path || folder.hasPrefix(path + "/")
    case .feed(let id): id == feed
    }
  }
}

/// A rule: what is done with new articles that a filter holds for.
public struct Rule: Sendable {
  /// Its number; rules are asked in the order of their numbers.
  public var id: RuleID
  /// What its owner calls it.
  public var name: String?
  /// Whose articles it is for.
  public var scope: RuleScope
  /// Which of them.
  public var filter: Filter
  /// What is done with them, in order.
  public var actions: [RuleAction]

  /// A rule as the store has it.
  public init(
    id: RuleID, name: String?, scope: RuleScope, filter: Filter, actions: [RuleAction]
  ) {
    self.id = id
    self.name = name
    self.scope = scope
    self.filter = filter
    self.actions = actions
  }

  /// Its name, else its expression.
  public var shownName: String { name ?? filter.description }
}

/// What a rule did with an article.
public struct RuleMatch: Hashable, Sendable {
  /// The rule, which may be gone since.
  public var rule: RuleID
  /// Its name, else its expression, as it was then.
  public var name: String
  /// What it did.
  public var actions: [RuleAction]
}
