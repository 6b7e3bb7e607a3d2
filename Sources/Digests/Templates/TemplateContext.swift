import Mustache
import Vocabulary

/// What a template of a digest can name.
///
/// Every value is escaped for the template's language already, so templates write `{{{name}}}`; a
/// name that is not there is absent, never empty.
///
/// - The digest: `digestTitle`, `digestDate` (RFC 3339), `digestDay` (`Tuesday, 24 November 2026,
///   07:00 UTC`), `digestExtent` (`9 stories from 5 feeds`), `hasContents` (there is more than one
///   story), `sections`.
/// - Each of `sections`: `sectionAnchor`, `sectionTitle` (only where somebody made a folder),
///   `sectionExtent` (`4 stories`), `feeds`.
/// - Each of `feeds`: `feedAnchor`, `feedTitle`, `feedCount`, `feedSeparator` (what stands before it
///   in a list), `stories`.
/// - Each of `stories`: `storyAnchor`, `storyTitle`, `storyURL`, `storyDate` (RFC 3339), `byline`
///   (age, authors, host of the page), `lead` (whole sentences), `picture` (an address), `media` with
///   `medias`, `coverage` with `coverages`.
/// - Each of `medias`: `mediaLabel`, `mediaURL`, `mediaSeparator`.
/// - Each of `coverages`: `coverageSource`, `coverageTitle`, `coverageURL`, `coverageSeparator`.
///
/// Names are different on each level, for a template looks for a missing one in the levels above.
struct TemplateContext {
  /// Makes a text harmless in the template's language.
  let escape: (String) -> String
  /// Makes an address harmless where the template's language has addresses.
  let address: (WebLink) -> String

  /// The values of a whole digest.
  func values(of outline: DigestOutline) -> [String: Any] {
    let sections = outline.sections.enumerated().map { offset, section in
      values(of: section, number: offset + 1, hasTitle: outline.hasFolders)
    }
    return [
      "digestTitle": escape(outline.title),
      "digestDate": outline.now.description,
      "digestDay": escape(DateWords.dayAndTime(outline.now)),
      "digestExtent": escape(outline.extent),
      "hasContents": outline.storyCount > 1,
      "sections": sections,
    ]
  }

  private func values(
    of section: DigestOutline.Section, number: Int, hasTitle: Bool
  ) -> [String: Any] {
    var values: [String: Any] = [
      "sectionAnchor": "folder-\(number)",
      "sectionExtent": DigestOutline.counted(section.storyCount, "story", "stories"),
      "feeds": section.feeds.enumerated().map { offset, feed in
        self.values(of: feed, separator: offset == 0 ? "" : " · ")
      },
    ]
    if hasTitle { values["sectionTitle"] = escape(section.title) }
    return values
  }

  private func values(of feed: DigestOutline.FeedPart, separator: String) -> [String: Any] {
    [
      "feedAnchor": "feed-\(feed.id)",
      "feedTitle": escape(feed.title),
      "feedCount": String(feed.stories.count),
      "feedSeparator": separator,
      "stories": feed.stories.map(values(of:)),
    ]
  }

  private func values(of story: StoryOutline) -> [String: Any] {
    var values: [String: Any] = [
      "storyAnchor": "article-\(story.id)",
      "storyTitle": escape(story.title),
    ]
    values["storyURL"] = story.link.map(address)
    values["storyDate"] = story.date?.description
    values["byline"] = story.byline.isEmpty ? nil : escape(story.byline)
    values["lead"] = story.lead.map(escape)
    values["picture"] = story.picture.map(address)
    if !story.media.isEmpty {
      values["media"] = ["medias": story.media.enumerated().map(self.values(ofMedia:))]
    }
    if !story.coverage.isEmpty {
      values["coverage"] = ["coverages": self.values(of: story.coverage)]
    }
    return values
  }

  private func values(ofMedia media: (offset: Int, element: MediaLink)) -> [String: Any] {
    [
      "mediaLabel": escape(media.element.label),
      "mediaURL": address(media.element.link),
      "mediaSeparator": media.offset == 0 ? "" : " · ",
    ]
  }

  private func values(of coverage: [StoryOutline.Coverage]) -> [[String: Any]] {
    coverage.enumerated().map { offset, article in
      let isLast = offset == coverage.count - 1
      var values: [String: Any] = [
        "coverageSource": escape(article.source),
        "coverageSeparator": offset == 0 ? "" : isLast ? " and " : ", ",
      ]
      values["coverageTitle"] = article.title.isEmpty ? nil : escape(article.title)
      values["coverageURL"] = article.link.map(address)
      return values
    }
  }
}
