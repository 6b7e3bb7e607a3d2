public import Cleaning
public import Vocabulary
public import WebText

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
  /// The keys of purged articles that the document still lists.
  public var listedPurged: [StableHash] = []
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
  /// How often its host wants to be asked from now on; nil leaves the host's row alone.
  public var hostManners: HostManners?
  /// What blocks say that have come to recur by its entries; articles stored before are cleaned again.
  public var newlyKnown: [BlockFingerprint: String] = [:]
  /// Why the feed was asked.
  public var trigger: PollTrigger?

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
