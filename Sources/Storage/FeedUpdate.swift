public import Cleaning
public import Deduplication
public import Vocabulary
public import WebText

/// Which feeds to claim.
public enum FeedSelection: Hashable, Sendable {
  /// Those whose time has come.
  case due
  /// All that are not paused and not gone, whatever their time.
  case all
  /// These, whatever their time; paused ones too, when the user names them.
  case named([FeedID])
}

/// A feed that this process may poll until its lease ends.
public struct DueFeed: Sendable {
  /// Its number.
  public var id: FeedID
  /// The address to ask: after permanent redirects.
  public var url: String
  /// The name that `host` rows have: host name or address in lower case, no port.
  public var host: String
  /// How to get at it.
  public var access: FeedAccess
  /// The user's choice of interval, in seconds.
  public var intervalSeconds: Int?
  /// Whether the articles' pages are wanted.
  public var wantsFullText: Bool
  /// What to ask with.
  public var validators: Validators?
  /// The hash of the last document.
  public var bodyHash: StableHash?
  /// When it was last asked.
  public var fetchedAt: Timestamp?
  /// When it last brought news.
  public var changedAt: Timestamp?
  /// When it was due; nil when it was never polled.
  public var nextFetchAt: Timestamp?
  /// Failures in a row.
  public var failureCount: Int
  /// Whether an article of it is stored.
  public var hasArticles: Bool
  /// What the schedule policy remembers; opaque to the store.
  public var history: [UInt8]
  /// Before this time the host wants no request (Retry-After, stored for the host).
  public var hostNotBefore: Timestamp?
  /// Before this time this feed wants no request: its own Retry-After.
  public var notBefore: Timestamp?

  /// A feed that was claimed.
  public init(
    id: FeedID, url: String, host: String, access: FeedAccess, intervalSeconds: Int?,
    wantsFullText: Bool, validators: Validators?, bodyHash: StableHash?, fetchedAt: Timestamp?,
    changedAt: Timestamp?, nextFetchAt: Timestamp?, failureCount: Int, hasArticles: Bool,
    history: [UInt8], hostNotBefore: Timestamp?, notBefore: Timestamp?
  ) {
    self.id = id
    self.url = url
    self.host = host
    self.access = access
    self.intervalSeconds = intervalSeconds
    self.wantsFullText = wantsFullText
    self.validators = validators
    self.bodyHash = bodyHash
    self.fetchedAt = fetchedAt
    self.changedAt = changedAt
    self.nextFetchAt = nextFetchAt
    self.failureCount = failureCount
    self.hasArticles = hasArticles
    self.history = history
    self.hostNotBefore = hostNotBefore
    self.notBefore = notBefore
  }
}

/// An article as it is to be stored.
public struct ArticleDraft: Sendable {
  /// The evidence for which article it is.
  public var evidence: EntryEvidence
  /// The entry's own identifier.
  public var guid: String?
  /// The entry's page.
  public var url: String?
  /// The normal form of that address.
  public var canonicalURL: String?
  /// What a reader sees, and what was taken out.
  public var article: CleanArticle
  /// The feed's own HTML, kept only where cleaning removed something.
  public var original: String?
  /// When it was published.
  public var publishedAt: Timestamp?
  /// When it was last changed.
  public var modifiedAt: Timestamp?
  /// Files that belong to it.
  public var enclosures: [Enclosure]
  /// All else.
  public var details: EntryDetails
  /// The sample of its text; nil when there is too little of it.
  public var sketch: Sketch?

  /// An article with all that is known of it.
  public init(
    evidence: EntryEvidence, guid: String?, url: String?, canonicalURL: String?,
    article: CleanArticle, original: String?, publishedAt: Timestamp?, modifiedAt: Timestamp?,
    enclosures: [Enclosure], details: EntryDetails, sketch: Sketch?
  ) {
    self.evidence = evidence
    self.guid = guid
    self.url = url
    self.canonicalURL = canonicalURL
    self.article = article
    self.original = original
    self.publishedAt = publishedAt
    self.modifiedAt = modifiedAt
    self.enclosures = enclosures
    self.details = details
    self.sketch = sketch
  }
}

/// What one entry of a document does to the store.
public enum ArticleChange: Sendable {
  /// An article that is not there yet; the writer looks once more and skips what came meanwhile.
  case insert(ArticleDraft)
  /// A new text of an article: an update only where the reader would see a difference.
  case revise(ArticleID, ArticleDraft)
}

/// What a document taught about its feed.
public struct DocumentFacts: Sendable {
  /// What to ask with the next time; nil when the answer had no validators.
  public var validators: Validators?
  /// The hash of the document.
  public var bodyHash: StableHash
  /// The feed's own title.
  public var title: PlainText?
  /// The feed's web page.
  public var siteURL: String?
  /// The new address, when permanent redirects led to a feed that passed the evidence test.
  public var movedTo: String?

  /// What one document taught.
  public init(
    validators: Validators?, bodyHash: StableHash, title: PlainText?, siteURL: String?,
    movedTo: String?
  ) {
    self.validators = validators
    self.bodyHash = bodyHash
    self.title = title
    self.siteURL = siteURL
    self.movedTo = movedTo
  }
}

/// How a poll ended; the raw values are those of the command-line contract.
public enum PollStatus: String, Hashable, Sendable {
  /// A feed came.
  case ok
  /// Nothing changed.
  case notModified = "not-modified"
  /// Retry-After has not passed.
  case deferred
  /// 410.
  case gone
  /// It failed.
  case error
}

/// All that one poll of one feed taught: stored in one transaction, or not at all.
public struct FeedUpdate: Sendable {
  /// The feed.
  public var feed: FeedID
  /// Who polled it; the update is dropped when the lease has passed to another.
  public var owner: LeaseOwner
  /// How it ended.
  public var status: PollStatus
  /// When the poll began.
  public var startedAt: Timestamp
  /// How long the fetch took, in milliseconds.
  public var milliseconds: Int
  /// The last HTTP status.
  public var httpStatus: Int?
  /// The bytes of the body after decoding.
  public var byteCount: Int
  /// Why it failed.
  public var failure: FeedFailure?
  /// What a document taught; nil keeps validators, title and address as they are.
  public var document: DocumentFacts?
  /// New validators of a 304; nil keeps the old ones.
  public var renewedValidators: Validators?
  /// What its entries do to the store.
  public var changes: [ArticleChange]
  /// The articles that the document still lists unchanged.
  public var listed: [ArticleID]
  /// When the feed is due again; nil when it is gone.
  public var nextFetchAt: Timestamp?
  /// Before this time this feed wants no request; nil when it said nothing.
  public var notBefore: Timestamp?
  /// Before this time its host wants no request; nil leaves the host's row alone.
  public var hostNotBefore: Timestamp?
  /// Failures in a row after this poll.
  public var failureCount: Int
  /// What the schedule policy remembers.
  public var history: [UInt8]
  /// Why the schedule chose that time, a short reason.
  public var why: String

  /// What one poll taught.
  public init(
    feed: FeedID, owner: LeaseOwner, status: PollStatus, startedAt: Timestamp, milliseconds: Int,
    httpStatus: Int?, byteCount: Int, failure: FeedFailure?, document: DocumentFacts?,
    renewedValidators: Validators?, changes: [ArticleChange], listed: [ArticleID],
    nextFetchAt: Timestamp?, notBefore: Timestamp?, hostNotBefore: Timestamp?, failureCount: Int,
    history: [UInt8], why: String
  ) {
    self.feed = feed
    self.owner = owner
    self.status = status
    self.startedAt = startedAt
    self.milliseconds = milliseconds
    self.httpStatus = httpStatus
    self.byteCount = byteCount
    self.failure = failure
    self.document = document
    self.renewedValidators = renewedValidators
    self.changes = changes
    self.listed = listed
    self.nextFetchAt = nextFetchAt
    self.notBefore = notBefore
    self.hostNotBefore = hostNotBefore
    self.failureCount = failureCount
    self.history = history
    self.why = why
  }
}

/// What became of an update.
public struct UpdateReceipt: Sendable {
  /// The feed.
  public var feed: FeedID
  /// Articles of a lineage that was not there before.
  public var newCount: Int
  /// Articles whose text changed.
  public var updatedCount: Int
  /// New articles that joined a lineage which was there already.
  public var duplicateCount: Int
  /// Why nothing was stored; nil when it was.
  public var failure: StorageError?

  /// What became of one update.
  public init(
    feed: FeedID, newCount: Int, updatedCount: Int, duplicateCount: Int, failure: StorageError?
  ) {
    self.feed = feed
    self.newCount = newCount
    self.updatedCount = updatedCount
    self.duplicateCount = duplicateCount
    self.failure = failure
  }
}
