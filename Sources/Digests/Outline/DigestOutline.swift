import Storage
import Vocabulary
import WebText

/// A digest in the order in which it is read: folders, in them feeds, in them stories.
///
/// All texts are single lines without control characters, ready to be escaped; all addresses are
/// `http` or `https`.
struct DigestOutline: Sendable {
  /// One folder's feeds.
  struct Section: Sendable {
    /// The folder's path as people read it; what has no folder is under `otherFolder`.
    let title: String
    /// Its feeds, by title.
    var feeds: [FeedPart]
    /// The stories of all its feeds.
    var storyCount: Int { feeds.reduce(0) { $0 + $1.stories.count } }
  }

  /// One feed's stories.
  struct FeedPart: Sendable {
    /// The feed's number, which makes the anchor.
    let id: FeedID
    /// The feed's title.
    let title: String
    /// Its stories, newest first.
    var stories: [StoryOutline]
  }

  /// What stands at the top.
  let title: String
  /// When it was made.
  let now: Timestamp
  /// The folders by name, what has none last.
  let sections: [Section]

  /// What the feeds without a folder are under, when others have one.
  static let otherFolder = "Other"

  /// Puts the stories of a digest in order.
  init(_ digest: Digest) {
    title = DisplayText.singleLine(digest.title)
    now = digest.now
    var byFolder: [String: [FeedID: FeedPart]] = [:]
    for story in digest.stories {
      let lead = story.lead.summary
      let part = FeedPart(
        id: lead.feed, title: DisplayText.singleLine(lead.feedTitle), stories: [])
      byFolder[lead.folder, default: [:]][lead.feed, default: part].stories
        .append(StoryOutline(story, now: digest.now))
    }
    sections = byFolder.keys.sorted(by: DigestOutline.folderComesBefore).map { folder in
      var feeds = byFolder[folder, default: [:]].values.sorted(by: DigestOutline.feedComesBefore)
      for index in feeds.indices { feeds[index].stories.sort(by: StoryOutline.isNewer) }
      let path = folder.split(separator: "/").map { DisplayText.singleLine(String($0)) }
      return Section(
        title: path.isEmpty ? DigestOutline.otherFolder : path.joined(separator: " / "),
        feeds: feeds)
    }
  }

  /// All stories.
  var storyCount: Int { sections.reduce(0) { $0 + $1.storyCount } }
  /// All feeds that have a story here.
  var feedCount: Int { sections.reduce(0) { $0 + $1.feeds.count } }
  /// Whether folders say anything: somebody made one.
  var hasFolders: Bool {
    sections.count > 1 || sections.contains { $0.title != DigestOutline.otherFolder }
  }
  /// How much there is, `9 stories from 5 feeds`.
  var extent: String {
    DigestOutline.counted(storyCount, "story", "stories") + " from "
      + DigestOutline.counted(feedCount, "feed", "feeds")
  }

  /// A number with its noun.
  static func counted(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  private static func folderComesBefore(_ left: String, _ right: String) -> Bool {
    if left.isEmpty != right.isEmpty { return right.isEmpty }
    return (left.lowercased(), left) < (right.lowercased(), right)
  }

  private static func feedComesBefore(_ left: FeedPart, _ right: FeedPart) -> Bool {
    (left.title.lowercased(), left.id) < (right.title.lowercased(), right.id)
  }
}
