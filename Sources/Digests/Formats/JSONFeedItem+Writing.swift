public import Cleaning
import Storage
public import Vocabulary
public import WebText

extension JSONFeedItem {
  /// Writes the item as one JSON object.
  ///
  /// The members are those of the command-line contract, in its order. What is unknown is absent,
  /// never null, and so is an object or an array that would be empty.
  public func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", id)
      writer.member("url", url)
      writer.member("external_url", details.externalURL)
      writer.member("title", utf8: title?.utf8)
      writer.member("content_html", utf8: content?.utf8)
      writer.member("content_text", utf8: text?.utf8)
      writer.member("summary", utf8: summary?.utf8)
      writer.member("image", details.image)
      writer.member("banner_image", details.bannerImage)
      writer.member("date_published", published?.description)
      writer.member("date_modified", modified?.description)
      writer.people("authors", details.authors)
      writer.member("tags", details.tags)
      writer.member("language", details.language)
      writer.attachments(enclosures)
      writeExtension(to: &writer)
    }
  }

  /// Writes `_winnow`, where any of its members is known.
  private func writeExtension(to writer: inout JSONWriter) {
    writer.optionalObject("_winnow") { writer in
      writer.member("article_id", articleID?.rawValue)
      if let measures, measures.wordCount > 0 {
        writer.member("word_count", measures.wordCount)
        writer.member("reading_minutes", measures.readingMinutes)
      }
      writer.member("title_html", utf8: titleHTML?.utf8)
      writer.member("summary_html", utf8: summaryHTML?.utf8)
      writer.member("comments_url", details.commentsURL)
      writer.member("comments_count", details.commentsCount)
      writer.member("rights", details.rights)
      if let source = details.source { writer.source(source) }
      writer.people("contributors", details.contributors)
      if let geo = details.geo { writer.geo(geo) }
      writer.member("guid_is_permalink", details.guidIsPermalink)
      writer.member("via_url", details.viaURL)
      writer.member("enclosure_thumbnails", details.enclosureThumbnails)
      if let podcast = details.podcast { writer.podcast(podcast) }
      writer.removed(removed)
      if let snippet { writer.snippet(snippet) }
      writer.coverage(alsoCoveredBy)
      if let state { writer.members(of: state) }
    }
  }
}

extension JSONWriter {
  /// A member with an array of people (JSON Feed 1.1 `authors`), left out when nobody is known.
  ///
  /// The mail address, which JSON Feed has no member for, is in `_winnow`.
  public mutating func people(_ name: String, _ people: [Person]) {
    objects(name, people) { writer, person in
      writer.member("name", person.name)
      writer.member("url", person.url)
      writer.member("avatar", person.avatar)
      writer.optionalObject("_winnow") { $0.member("email", person.email) }
    }
  }

  /// What cleaning took out and why; left out when it took out nothing.
  public mutating func removed(_ blocks: [RemovedBlock]) {
    objects("removed", blocks) { writer, block in
      writer.member("kind", block.kind)
      writer.member("text", block.text)
    }
  }

  /// A member with an array of objects, left out when there are none.
  private mutating func objects<Element>(
    _ name: String, _ elements: [Element], _ members: (inout JSONWriter, Element) -> Void
  ) {
    guard !elements.isEmpty else { return }
    self.name(name)
    array { writer in
      for element in elements { writer.object { members(&$0, element) } }
    }
  }

  /// The piece that a search found, as text and as HTML that marks the words.
  fileprivate mutating func snippet(_ piece: String) {
    member("snippet", String(piece.filter { $0 != "\u{2}" && $0 != "\u{3}" }))
    member(
      "snippet_html",
      HTMLDigest.escape(piece).replacing("\u{2}", with: "<mark>")
        .replacing("\u{3}", with: "</mark>"))
  }

  /// The other articles of a story; left out where there are none.
  fileprivate mutating func coverage(_ articles: [ArticleSummary]) {
    objects("also_covered_by", articles) { writer, article in
      writer.member("article_id", article.id.rawValue)
      writer.member("feed_title", article.feedTitle)
      writer.member("title", article.title?.string)
      writer.member("url", article.url)
    }
  }

  fileprivate mutating func attachments(_ enclosures: [Enclosure]) {
    objects("attachments", enclosures) { writer, enclosure in
      writer.member("url", enclosure.url)
      writer.member("mime_type", enclosure.mimeType)
      writer.member("title", enclosure.title)
      writer.member("size_in_bytes", enclosure.byteCount)
      writer.member("duration_in_seconds", enclosure.durationSeconds)
    }
  }

  fileprivate mutating func source(_ source: EntrySource) {
    optionalObject("source") { writer in
      writer.member("title", source.title)
      writer.member("url", source.url)
      writer.member("id", source.id)
    }
  }

  fileprivate mutating func geo(_ point: GeoPoint) {
    optionalObject("geo") { writer in
      writer.member("lat", point.latitude)
      writer.member("lon", point.longitude)
    }
  }

  fileprivate mutating func members(of state: JSONFeedItem.StoredState) {
    member("feed_url", state.feedURL)
    member("feed_title", state.feedTitle)
    if !state.folder.isEmpty { member("folder", state.folder) }
    member("date_seen", state.seenAt.description)
    member("date_read", state.readAt?.description)
    member("date_starred", state.starredAt?.description)
    member("rule_tags", state.tags)
    if state.score != 0 { member("score", state.score) }
  }

  fileprivate mutating func podcast(_ episode: PodcastEpisode) {
    optionalObject("podcast") { writer in
      writer.member("episode", episode.episode)
      writer.member("season", episode.season)
      writer.member("episode_type", episode.episodeType)
      writer.member("explicit", episode.isExplicit)
      writer.member("transcript_url", episode.transcriptURL)
      writer.member("chapters_url", episode.chaptersURL)
    }
  }
}
