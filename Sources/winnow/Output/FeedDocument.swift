import Cleaning
import Digests
import Parsing
import Vocabulary
import WebText

/// A parsed feed as a JSON Feed 1.1 document with Winnow's own members (command-line contract).
struct FeedDocument {
  let feed: ParsedFeed
  private let cleaner = Cleaner(removesBoilerplate: false)

  init(_ feed: ParsedFeed) { self.feed = feed }

  /// Writes the document as one JSON object.
  func write(to writer: inout JSONWriter) {
    let subtitle = plain(feed.subtitle)
    writer.object { writer in
      writer.member("version", JSONFeedDocument.version)
      writer.member("title", plain(feed.title))
      writer.member("description", plain(feed.summary) ?? subtitle)
      writer.member("home_page_url", feed.homePageURL)
      writer.member("feed_url", feed.feedURL)
      writer.member("icon", feed.icon)
      writer.member("favicon", feed.favicon)
      writer.people("authors", feed.authors)
      writer.member("language", feed.language)
      hubs(to: &writer)
      writer.member("next_url", feed.nextURL)
      writer.name("items")
      writer.array { writer in
        for entry in feed.entries { item(entry).write(to: &writer) }
      }
      writer.optionalObject("_winnow") { writer in
        format(to: &writer)
        writer.member("subtitle", subtitle)
        details(to: &writer)
        hints(to: &writer)
        podcast(to: &writer)
      }
    }
  }

  /// The item of an entry, its texts cleaned.
  private func item(_ entry: ParsedEntry) -> JSONFeedItem {
    let article = cleaner.clean(
      EntryContent(
        title: entry.title, summary: entry.summary, content: entry.content,
        contentText: entry.contentText))
    var details = entry.details
    details.image = details.image ?? article.leadImage
    return JSONFeedItem(
      id: entry.identifier, url: entry.url, title: article.title, titleHTML: article.titleHTML,
      content: article.content, text: article.text, summary: article.summary,
      summaryHTML: article.summaryHTML, published: entry.published, modified: entry.modified,
      enclosures: entry.enclosures, details: details, articleID: nil)
  }

  /// A construct without its markup.
  private func plain(_ construct: TextConstruct?) -> String? {
    guard let construct else { return nil }
    let article = cleaner.clean(EntryContent(title: construct, summary: nil, content: nil))
    return article.title.flatMap { $0.isEmpty ? nil : $0.string }
  }

  // MARK: Members

  private func hubs(to writer: inout JSONWriter) {
    guard !feed.hubs.isEmpty else { return }
    writer.name("hubs")
    writer.array { writer in
      for hub in feed.hubs {
        writer.object { writer in
          writer.member("type", hub.type)
          writer.member("url", hub.url)
        }
      }
    }
  }

  private func format(to writer: inout JSONWriter) {
    writer.member("format", feed.format.rawValue)
    writer.member("encoding", feed.encoding.name)
    writer.member("well_formed", feed.isWellFormed)
    guard !feed.warnings.isEmpty else { return }
    writer.name("warnings")
    writer.array { writer in
      for warning in feed.warnings {
        writer.object { writer in
          writer.member("code", warning.code)
          writer.member("message", warning.message)
          writer.member("line", warning.line)
        }
      }
    }
  }

  private func details(to writer: inout JSONWriter) {
    writer.member("id", feed.id)
    writer.member("updated", feed.updated?.description)
    writer.member("published", feed.published?.description)
    writer.member("rights", plain(feed.rights))
    writer.member("generator", feed.generator)
    writer.member("image_url", feed.imageURL)
    writer.member("categories", feed.categories)
    writer.member("prev_url", feed.previousURL)
    writer.member("next_url", feed.nextURL)
    writer.member("archive", feed.isArchive)
  }

  private func hints(to writer: inout JSONWriter) {
    let hints = feed.hints
    writer.member("ttl_minutes", hints.timeToLiveMinutes)
    if !hints.skipHours.isEmpty {
      writer.name("skip_hours")
      writer.array { writer in
        for hour in hints.skipHours { writer.value(hour) }
      }
    }
    writer.member("skip_days", hints.skipDays)
    writer.member("update_period_minutes", hints.updatePeriodMinutes)
  }

  private func podcast(to writer: inout JSONWriter) {
    guard let podcast = feed.podcast else { return }
    writer.optionalObject("itunes") { writer in
      writer.member("type", podcast.type)
      writer.member("explicit", podcast.isExplicit)
      writer.member("category", podcast.categories)
      writer.optionalObject("owner") { writer in
        writer.member("name", podcast.owner?.name)
        writer.member("email", podcast.owner?.email)
      }
      writer.member("image", podcast.image)
    }
  }
}
