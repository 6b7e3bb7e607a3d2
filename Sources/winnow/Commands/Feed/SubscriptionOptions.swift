import ArgumentParser
import Glibc
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

  @Option(help: "The user's name, where the server asks for one.")
  var user: String?

  @Option(
    help: ArgumentHelp(
      "The file that holds the password; a name alone is one of systemd's credentials.",
      valueName: "path"))
  var passwordFile: String?

  func validate() throws {
    for tag in tags where tag.isEmpty { throw ValidationError("A tag is not empty.") }
    if user == nil, passwordFile != nil {
      throw ValidationError("--password-file needs --user.")
    }
  }

  /// Puts what was said into a subscription and leaves the rest as it is.
  func apply(to subscription: inout Subscription) {
    if let title { subscription.title = title.isEmpty ? nil : title }
    if let folder { subscription.folder = Self.normalized(folder: folder) }
    if !tags.isEmpty { subscription.tags = Self.distinct(tags) }
    if let interval { subscription.intervalSeconds = interval.seconds }
    if let user {
      subscription.access.user = user
      subscription.access.password = nil
      subscription.access.passwordFile = passwordFile.map(Self.absolute)
    }
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

  /// The path from the root, for the daemon has another working directory.
  private static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/") else { return path }
    guard path.contains("/") || access(path, F_OK) == 0 else { return path }
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
