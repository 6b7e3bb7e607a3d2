import Parsing
import Storage
import Vocabulary
import WebText

/// The feeds that the stories of a digest come from, those that only tell them too among them.
struct OPMLDigest {
  private let digest: Digest

  /// The sources of a digest.
  init(_ digest: Digest) { self.digest = digest }

  /// The list as OPML 2.0, without passwords.
  ///
  /// - Throws: what reading the stories throws.
  func bytes() throws -> [UInt8] {
    var sources: Set<FeedID> = []
    try digest.stories.forEach { story in
      sources.insert(story.lead.summary.feed)
      sources.formUnion(story.alsoCoveredBy.map(\.feed))
    }
    let outlines = digest.feeds.filter { sources.contains($0.id) }.map { feed in
      let subscription = feed.subscription
      let url = WebURL(parsing: subscription.url)?.withoutCredentials.string ?? subscription.url
      var outline = OPMLFeed(
        url: url, title: DisplayText.singleLine(feed.displayTitle),
        folder: subscription.folder.isEmpty ? nil : subscription.folder)
      outline.tags = subscription.tags
      outline.siteURL = subscription.siteURL
      return outline
    }
    return OPMLDocument(title: DisplayText.singleLine(digest.title), outlines: outlines).write()
  }
}
