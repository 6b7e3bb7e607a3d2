import ArgumentParser
import Storage

/// The options that say what a user chose for a feed; shared by `feed add` and `feed edit`.
struct SubscriptionOptions: ParsableArguments {
  @Option(help: "A title in place of the feed's own.")
  var title: String?

  @Option(help: ArgumentHelp("The folder; levels are separated by “/”.", valueName: "path"))
  var folder: String?

  @Option(name: [.customLong("tag")], help: "A tag; give the option again for more of them.")
  var tags: [String] = []

  @Option(help: "How often to poll: 30m, 2h, 1d; at most a day.")
  var interval: Interval?

  func validate() throws {
    for tag in tags where tag.isEmpty { throw ValidationError("A tag is not empty.") }
  }

  /// Puts what was said into a subscription and leaves the rest as it is.
  func apply(to subscription: inout Subscription) {
    if let title { subscription.title = title.isEmpty ? nil : title }
    if let folder { subscription.folder = Self.normalized(folder: folder) }
    if !tags.isEmpty { subscription.tags = Self.distinct(tags) }
    if let interval { subscription.intervalSeconds = interval.seconds }
  }

  /// Levels without blanks around them and without empty ones.
  private static func normalized(folder: String) -> String {
    folder.split(separator: "/").map { level in
      String(level.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }.filter { !$0.isEmpty }.joined(separator: "/")
  }

  private static func distinct(_ tags: [String]) -> [String] {
    tags.reduce(into: []) { kept, tag in
      if !kept.contains(tag) { kept.append(tag) }
    }
  }
}
