import Mustache
import Vocabulary

/// What a template of a digest can name; `docs/templates.md` tells it to those who write one.
///
/// Every value is escaped for the template's language already; a name that is not there is absent,
/// never empty. Names are different on each level, for a template looks for a missing one in the
/// levels above.
struct TemplateContext {
  /// Makes a text harmless in the template's language.
  let escape: (String) -> String
  /// Makes an address harmless where the template's language has addresses.
  let address: (WebLink) -> String
  /// The whole article in the template's language; nil where that takes paragraphs.
  let body: (StoryBody) -> String?

  /// The values of a whole digest.
  func values(of outline: DigestOutline) -> [String: Any] {
    let sections = outline.sections.enumerated().map { offset, section in
      self.values(of: section, number: offset + 1, hasTitle: outline.hasFolders)
    }
    var values: [String: Any] = [
      "digestTitle": escape(outline.title),
      "digestDate": outline.now.description,
      "digestDay": escape(DateWords.dayAndTime(outline.now)),
      "digestExtent": escape(outline.extent),
      "hasContents": outline.storyCount > 1,
      "sections": sections,
    ]
    values["digestNumber"] = outline.number.map(String.init)
    values["failures"] = outline.failures.map(escape)
    if !outline.corrections.isEmpty {
      values["corrected"] = ["corrections": outline.corrections.map(self.values(ofCorrection:))]
    }
    return values
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
    let isByFeed = section.feeds.contains { $0.title != nil }
    values[isByFeed ? "byFeed" : "byStory"] = true
    return values
  }

  private func values(of feed: DigestOutline.FeedPart, separator: String) -> [String: Any] {
    let told = feed.stories.filter { !$0.isBrief }
    let brief = feed.stories.filter(\.isBrief)
    let showsSource = feed.title == nil
    var values: [String: Any] = [
      "feedAnchor": "feed-\(feed.id)",
      "feedCount": String(feed.stories.count),
      "feedSeparator": separator,
      "stories": told.map { self.values(of: $0, showsSource: showsSource) },
    ]
    values["feedTitle"] = feed.title.map(escape)
    if !brief.isEmpty {
      values["brief"] = [
        "briefStories": brief.map { self.values(ofBrief: $0, showsSource: showsSource) }
      ]
    }
    return values
  }

  private func values(ofBrief story: StoryOutline, showsSource: Bool) -> [String: Any] {
    var values: [String: Any] = ["briefTitle": escape(story.title)]
    values["briefURL"] = story.link.map(address)
    if showsSource { values["briefSource"] = escape(story.source) }
    return values
  }

  private func values(of story: StoryOutline, showsSource: Bool) -> [String: Any] {
    var values: [String: Any] = [
      "storyAnchor": "article-\(story.id)",
      "storyTitle": escape(story.title),
      "storySource": escape(story.source),
    ]
    values["storyURL"] = story.link.map(address)
    values["storyDate"] = story.date?.description
    values["storyAge"] = story.age.map(escape)
    values["storyAuthors"] = story.authors.map(escape)
    values["storyHost"] = story.link?.host.map(escape)
    values["readingTime"] = story.minutes.map { "\($0) min read" }
    let byline = [showsSource ? story.source : "", story.byline].filter { !$0.isEmpty }
    values["byline"] = byline.isEmpty ? nil : escape(byline.joined(separator: " · "))
    put(story.body, in: &values)
    if story.body == nil { values["lead"] = story.lead.map(escape) }
    // Where the whole article is, its pictures are in their places.
    if values["storyBody"] == nil { values["picture"] = story.picture.map(address) }
    if !story.media.isEmpty {
      values["media"] = ["medias": story.media.enumerated().map(self.values(ofMedia:))]
    }
    if !story.coverage.isEmpty {
      values["coverage"] = ["coverages": self.values(of: story.coverage)]
      if story.unnamedCoverage > 0 { values["moreCoverage"] = String(story.unnamedCoverage) }
    }
    return values
  }

  private func put(_ body: StoryBody?, in values: inout [String: Any]) {
    guard let body else { return }
    if let whole = self.body(body) {
      values["storyBody"] = whole
    } else {
      values["storyParagraphs"] = body.paragraphs.map { ["paragraph": escape($0)] }
    }
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

  private func values(ofCorrection correction: CorrectionOutline) -> [String: Any] {
    var values: [String: Any] = [
      "correctedTitle": escape(correction.title),
      "correctedSource": escape(correction.source),
      "changes": correction.changes.map { change in
        var values: [String: Any] = [:]
        values["beforeText"] = change.before.map(escape)
        values["removedText"] = change.removed.map(escape)
        values["addedText"] = change.added.map(escape)
        values["afterText"] = change.after.map(escape)
        return values
      },
    ]
    values["correctedURL"] = correction.link.map(address)
    values["formerTitle"] = correction.formerTitle.map(escape)
    return values
  }
}
