import Deduplication
import Fetching
import Parsing
import Vocabulary
import WebText

/// A fetched document as far as it can be read without the store.
struct FeedReading: Sendable {
  /// What to ask with the next time.
  var validators: Validators?
  /// True when the document holds only what is new (RFC 3229).
  var isDelta: Bool
  /// The hash of its bytes.
  var bodyHash: StableHash
  /// What it says.
  var feed: ParsedFeed
  /// What each entry brings to the question which article it is, in the order of `feed.entries`.
  var evidence: [EntryEvidence]
  /// True when it ends before its end tag.
  var isCutOff: Bool

  /// Reads a document whose bytes differ from the last one.
  ///
  /// - Throws: `ParsingError` when it is no feed.
  init(_ document: FetchedDocument, bodyHash: StableHash) throws(ParsingError) {
    let source = DocumentSource(url: document.url, contentType: document.contentType)
    let feed = try ParsedFeed(parsing: document.body.span, source: source)
    self.init(document, bodyHash: bodyHash, feed: feed)
  }

  /// A document that has been parsed.
  init(_ document: FetchedDocument, bodyHash: StableHash, feed: ParsedFeed) {
    validators = document.validators
    isDelta = document.isDelta
    self.bodyHash = bodyHash
    self.feed = feed
    isCutOff = feed.warnings.contains { $0.code == "truncated" }
    evidence = self.feed.entries.map { EntryEvidence($0) }
  }

  /// All keys of all entries, for one query.
  var keys: [EntryKey] { evidence.flatMap(\.keys) }
}

extension EntryEvidence {
  /// The evidence of an entry that is not cleaned yet.
  init(_ entry: ParsedEntry) {
    self.init(
      guid: entry.guid, url: entry.url, title: entry.title?.value,
      published: entry.published ?? entry.modified, sourceHash: entry.sourceHash)
  }
}
