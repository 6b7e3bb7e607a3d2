public import Cleaning
import Deduplication
public import Parsing
public import Storage
public import Vocabulary

extension ArticleImport {
  /// An article of an export, cleaned as one that a poll brings, under the evidence that a poll of
  /// its feed finds it by.
  ///
  /// What was read or starred at an unknown time was so at `now`.
  public init(_ imported: ImportedEntry, of feed: FeedID, cleaner: Cleaner, now: Timestamp) {
    let entry = imported.entry
    var content = EntryContent(entry)
    content.title = imported.titleMarkup ?? content.title
    var draft = ArticleDraft(
      entry, evidence: EntryEvidence(entry), article: cleaner.clean(content))
    // The stories of the day are not those of old articles.
    draft.story = nil
    draft.language = entry.details.language
    self.init(feed: feed, draft: draft)
    seenAt = imported.seenAt
    readAt = imported.isRead ? imported.readAt ?? now : nil
    starredAt = imported.isStarred ? imported.starredAt ?? now : nil
    tags = imported.tags
    score = imported.score
  }
}
