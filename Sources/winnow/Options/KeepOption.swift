import ArgumentParser
import Storage

/// The value of `--keep`: `90d`, `500` articles, or `all`.
enum KeepOption: ExpressibleByArgument, Hashable, Sendable {
  /// For so many days.
  case days(Int)
  /// So many articles.
  case count(Int)
  /// Everything, for ever.
  case all

  /// Nil when it is none of them.
  init?(argument: String) {
    if argument == "all" {
      self = .all
    } else if argument.hasSuffix("d"), let days = Int(argument.dropLast()), days > 0 {
      self = .days(days)
    } else if let count = Int(argument), count > 0 {
      self = .count(count)
    } else {
      return nil
    }
  }

  /// Puts the bound into a subscription, in place of both that it had.
  func apply(to subscription: inout Subscription) {
    switch self {
    case .days(let days): (subscription.keepDays, subscription.keepCount) = (days, nil)
    case .count(let count): (subscription.keepDays, subscription.keepCount) = (nil, count)
    case .all: (subscription.keepDays, subscription.keepCount) = (0, 0)
    }
  }
}

extension Subscription {
  /// What is kept, as `--keep` has it; nil where the configuration decides.
  var keepWords: String? {
    guard keepDays != nil || keepCount != nil else { return nil }
    let bounds = Retention(days: keepDays, count: keepCount)
    let words = [bounds.days.map { "\($0)d" }, bounds.count.map { "\($0) articles" }]
      .compactMap(\.self)
    return words.isEmpty ? "all" : words.joined(separator: ", ")
  }
}
