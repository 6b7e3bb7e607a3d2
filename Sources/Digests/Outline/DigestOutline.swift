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

  /// The stories under one heading.
  struct FeedPart: Sendable {
    /// The feed's number, which makes the anchor.
    let id: FeedID
    /// The feed's title; nil where all feeds are together.
    let title: String?
    /// Its stories, in order.
    var stories: [StoryOutline]
  }

  /// What stands at the top.
  let title: String
  /// When it was made.
  let now: Timestamp
  /// Its number, where it is an issue of a named digest.
  let number: Int?
  /// The folders by name, what has none last.
  private(set) var sections: [Section]
  /// All feeds that have a story here.
  let feedCount: Int
  /// What was told before and has changed since.
  let corrections: [CorrectionOutline]
  /// What could not be fetched, one sentence; nil when all went well.
  let failures: String?
  /// Whether folders say anything: somebody made one.
  let hasFolders: Bool

  /// What the feeds without a folder are under, when others have one.
  static let otherFolder = "Other"

  /// Puts the stories of a digest in order.
  ///
  /// - Throws: what reading them throws.
  init(_ digest: Digest) throws {
    var stories: [StoryOutline] = []
    stories.reserveCapacity(digest.stories.leads.count)
    try digest.stories.forEach {
      stories.append(StoryOutline($0, now: digest.now, isFull: digest.layout.isFull))
    }
    title = DisplayText.singleLine(digest.title)
    now = digest.now
    number = digest.issue?.head.number
    feedCount = Set(stories.map(\.feed)).count
    corrections = CorrectionOutline.all(digest.stories.corrections)
    failures = DigestOutline.sentence(about: digest.stories.failingFeeds)
    DigestOutline.shorten(&stories, toLeads: digest.layout.limit)
    stories.sort(by: StoryOutline.comesBefore(by: digest.layout.order))
    switch digest.layout.grouping {
    case .feed:
      sections = DigestOutline.sections(of: stories)
      hasFolders = sections.count > 1 || sections.contains { $0.title != DigestOutline.otherFolder }
    case .story:
      let part = FeedPart(id: FeedID(rawValue: 0), title: nil, stories: stories)
      sections = stories.isEmpty ? [] : [Section(title: DigestOutline.otherFolder, feeds: [part])]
      hasFolders = false
    }
  }

  /// All stories.
  var storyCount: Int { sections.reduce(0) { $0 + $1.storyCount } }
  /// All stories in the order in which they are read.
  var stories: [StoryOutline] { sections.flatMap { $0.feeds.flatMap(\.stories) } }
  /// How much there is, `9 stories from 5 feeds`.
  var extent: String {
    DigestOutline.counted(storyCount, "story", "stories") + " from "
      + DigestOutline.counted(feedCount, "feed", "feeds")
  }

  /// The same with no more than so many leads; the stories of the lowest ranks get a line each.
  func shortened(toLeads limit: Int) -> DigestOutline {
    var shorter = self
    let leads = stories.filter { !$0.isBrief }.sorted { $0.rank < $1.rank }
    let brief = Set(leads.dropFirst(limit).map(\.id))
    for section in shorter.sections.indices {
      for feed in shorter.sections[section].feeds.indices {
        for index in shorter.sections[section].feeds[feed].stories.indices
        where brief.contains(shorter.sections[section].feeds[feed].stories[index].id) {
          shorter.sections[section].feeds[feed].stories[index].isBrief = true
        }
      }
    }
    return shorter
  }

  /// A number with its noun.
  static func counted(_ number: Int, _ one: String, _ many: String) -> String {
    "\(number) \(number == 1 ? one : many)"
  }

  private static func shorten(_ stories: inout [StoryOutline], toLeads limit: Int?) {
    guard let limit, stories.count > limit else { return }
    stories.sort { $0.rank < $1.rank }
    for index in stories.indices.dropFirst(limit) { stories[index].isBrief = true }
  }

  private static func sections(of stories: [StoryOutline]) -> [Section] {
    var byFolder: [String: [FeedID: FeedPart]] = [:]
    for story in stories {
      let part = FeedPart(id: story.feed, title: story.source, stories: [])
      byFolder[story.folder, default: [:]][story.feed, default: part].stories.append(story)
    }
    return byFolder.keys.sorted(by: folderComesBefore).map { folder in
      let path = folder.split(separator: "/").map { DisplayText.singleLine(String($0)) }
      return Section(
        title: path.isEmpty ? otherFolder : path.joined(separator: " / "),
        feeds: byFolder[folder, default: [:]].values.sorted(by: feedComesBefore))
    }
  }

  private static func sentence(about feeds: [FailingFeed]) -> String? {
    guard !feeds.isEmpty else { return nil }
    let names = feeds.prefix(8).map {
      "\(DisplayText.singleLine($0.title)) (\($0.failure.code.rawValue))"
    }
    let rest = feeds.count > names.count ? " and \(feeds.count - names.count) more" : ""
    return counted(feeds.count, "feed", "feeds") + " could not be fetched: "
      + names.joined(separator: ", ") + rest + "."
  }

  private static func folderComesBefore(_ left: String, _ right: String) -> Bool {
    if left.isEmpty != right.isEmpty { return right.isEmpty }
    return (left.lowercased(), left) < (right.lowercased(), right)
  }

  private static func feedComesBefore(_ left: FeedPart, _ right: FeedPart) -> Bool {
    ((left.title ?? "").lowercased(), left.id) < ((right.title ?? "").lowercased(), right.id)
  }
}
