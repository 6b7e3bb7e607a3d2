import Cleaning
import Storage
import Vocabulary
import WebText

/// A digest as an Atom feed (RFC 4287), so that it can be subscribed to: each story is an entry with
/// the whole article, under an id that never changes.
struct AtomDigest {
  private let digest: Digest

  /// The feed of a digest.
  init(_ digest: Digest) { self.digest = digest }

  /// Hands over the document, UTF-8, entry by entry.
  func write(to sink: ([UInt8]) throws -> Void) throws {
    var writer = XMLWriter()
    writer.open("feed", [("xmlns", "http://www.w3.org/2005/Atom")])
    writer.line("")
    let name = digest.issue?.digest ?? digest.title
    writer.element("id", StableName.urn(for: "digest \(name)"))
    writer.element("title", DisplayText.singleLine(digest.title))
    writer.element("updated", digest.now.description)
    writer.element("generator", "Winnow")
    // Entries without an author need one of the feed (§4.1.1).
    writer.line("<author><name>Winnow</name></author>")
    var seen: Set<String> = []
    try digest.stories.forEach { story in
      AtomEntry(story.lead, avoiding: &seen).write(to: &writer)
      try writer.drain(to: sink)
    }
    writer.line("</feed>")
    try sink(writer.bytes)
  }
}

/// A stored article as an entry of an Atom feed (RFC 4287 §4.1.2).
struct AtomEntry {
  private let article: ArticleRecord
  private let id: String

  /// An entry whose id is in no other of its feed.
  init(_ article: ArticleRecord, avoiding seen: inout Set<String>) {
    self.article = article
    // The entry's own id, where that is an IRI: who reads the source too then knows it again.
    let own = article.summary.guid.flatMap { WebLink($0)?.address == $0 ? $0 : nil }
    let number = StableName.urn(for: "article \(article.summary.id)")
    id = own.flatMap { seen.contains($0) ? nil : $0 } ?? number
    seen.insert(id)
  }

  /// An entry by its number in the store, which no other of the store has.
  init(numbered article: ArticleRecord) {
    self.article = article
    id = StableName.urn(for: "article \(article.summary.id)")
  }

  /// Writes the element `entry`.
  func write(to writer: inout XMLWriter) {
    let summary = article.summary
    writer.line("<entry>")
    writer.element("id", id)
    writer.element("title", StoryLead(of: article).title ?? StoryOutline.untitled)
    if let link = summary.url.flatMap(WebLink.init) {
      writer.empty("link", [("rel", "alternate"), ("href", link.address)])
    }
    for enclosure in article.enclosures {
      guard let link = WebLink(enclosure.url) else { continue }
      writer.empty("link", attributes(of: enclosure, at: link))
    }
    writer.element("published", summary.publishedAt?.description)
    // Required (§4.2.15), so where the source says nothing it is when the article was seen.
    let updated = summary.modifiedAt ?? summary.publishedAt ?? summary.firstSeenAt
    writer.element("updated", updated.description)
    for author in summary.details.authors { write(author, to: &writer) }
    for tag in summary.details.tags {
      writer.empty("category", [("term", DisplayText.singleLine(tag))])
    }
    writer.element("summary", summary.summary?.string)
    if let content = article.content {
      writer.open("content", [("type", "html")])
      writer.text(content.utf8)
      writer.line("</content>")
    }
    writeSource(to: &writer)
    writer.line("</entry>")
  }

  private func attributes(of enclosure: Enclosure, at link: WebLink) -> [(String, String)] {
    var attributes = [("rel", "enclosure"), ("href", link.address)]
    if let type = enclosure.mimeType { attributes.append(("type", type)) }
    if let length = enclosure.byteCount { attributes.append(("length", String(length))) }
    return attributes
  }

  private func write(_ author: Person, to writer: inout XMLWriter) {
    guard let name = author.name.map(DisplayText.singleLine), !name.isEmpty else { return }
    writer.line("<author>")
    writer.element("name", name)
    if let link = author.url.flatMap(WebLink.init) { writer.element("uri", link.address) }
    writer.line("</author>")
  }

  /// Where the entry was copied from (§4.2.11).
  private func writeSource(to writer: inout XMLWriter) {
    writer.line("<source>")
    writer.element("id", StableName.urn(for: "feed \(article.summary.feed)"))
    writer.element("title", DisplayText.singleLine(article.summary.feedTitle))
    writer.element("updated", article.summary.firstSeenAt.description)
    writer.line("</source>")
  }
}
