import Cleaning
import Deduplication
import Parsing
import Storage
import Vocabulary
import WebText

extension ArticleDraft {
  /// An entry as it is to be stored, with what cleaning made of it.
  init(_ entry: ParsedEntry, evidence: EntryEvidence, article: CleanArticle) {
    let original = article.removed.isEmpty ? nil : EntryContent(entry).body
    let url = entry.url.flatMap { WebURL(parsing: $0) }
    var details = entry.details
    details.image = details.image ?? article.leadImage
    self.init(
      evidence: evidence, guid: entry.identifier, url: entry.url,
      canonicalURL: url.map { CanonicalURL(of: $0).string }, article: article,
      original: original?.html,
      publishedAt: entry.published, modifiedAt: entry.modified, enclosures: entry.enclosures,
      details: details,
      sketch: article.text.map { Sketch(title: article.title, text: $0) })
    story = storyText()
    originalBase = original?.base
  }
}
