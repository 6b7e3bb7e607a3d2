import Cleaning
import Deduplication
import Fetching
import Parsing
import Storage
import Vocabulary
import WebText

/// Turns what came of a poll into what is stored; pure, without network, disk or clock.
///
/// The cheapest question comes first: a 304 and the same bytes cost nothing, an entry whose raw form
/// is known costs one comparison; only new and changed entries are cleaned and sketched.
struct FeedProcessor: Sendable {
  private let owner: LeaseOwner
  private let cleaner = Cleaner()

  /// A processor for polls under the leases of one process.
  init(owner: LeaseOwner) { self.owner = owner }

  /// The update of a poll without a document: 304, 410 or a failure; nil when there is one.
  ///
  /// `isOffline` says that no host at all could be reached, so that this one is not to blame.
  func settle(_ attempt: PollAttempt, isOffline: Bool = false) -> FeedUpdate? {
    switch attempt.report.outcome {
    case .document:
      return nil
    case .notModified(let validators):
      guard let stored = attempt.feed.validators else { return failed(attempt, .unasked304) }
      return unchanged(attempt, validators: validators?.completed(by: stored))
    case .gone:
      return update(attempt, .gone, result: .gone)
    case .failed(let failure):
      return failed(attempt, failure, isOffline: isOffline)
    }
  }

  /// The update of a poll that brought the bytes of the last document; nil when they are others, or
  /// too many to be looked at in passing.
  ///
  /// The look is quicker than the way to a worker.
  func repetition(_ attempt: PollAttempt) -> FeedUpdate? {
    guard case .document(let document) = attempt.report.outcome,
      let last = attempt.feed.bodyHash, document.body.count <= Limits.comparedInPassing,
      StableHash(of: document.body.span) == last
    else { return nil }
    return unchanged(attempt, validators: document.validators)
  }

  /// What reading a document came to.
  enum Reading {
    /// Nothing has to be compared: the same bytes, or no feed.
    case settled(FeedUpdate)
    /// A feed, to be compared with what is stored.
    case document(FeedReading)
  }

  /// Reads a document, unless its bytes are those of the last one.
  func read(_ attempt: PollAttempt) -> Reading {
    guard case .document(let document) = attempt.report.outcome else {
      preconditionFailure("Only documents are passed on to be read.")
    }
    let hash = StableHash(of: document.body.span)
    if hash == attempt.feed.bodyHash {
      return .settled(unchanged(attempt, validators: document.validators))
    }
    do {
      return .document(try FeedReading(document, bodyHash: hash))
    } catch {
      return .settled(failed(attempt, FeedFailure(error)))
    }
  }

  /// Compares the entries of a document with what is stored; what is new or changed is half cleaned.
  func compare(_ reading: FeedReading, with known: KnownEntries) -> ComparedEntries {
    var entries = ComparedEntries(matches: matchEntries(reading.evidence, to: known))
    for (position, match) in entries.matches.enumerated()
    where match.isToBeStored && reading.feed.entries.indices ~= position {
      entries.prepared[position] = cleaner.prepare(EntryContent(reading.feed.entries[position]))
    }
    return entries
  }

  /// The update of a poll whose document was read and compared with what is stored.
  func update(
    _ attempt: PollAttempt, with reading: FeedReading, _ entries: ComparedEntries,
    learning: FeedLearning
  ) -> FeedUpdate {
    let matches = entries.matches
    let changes = changes(
      in: reading, entries, learning, wantsPages: attempt.feed.wantsFullText)
    var update =
      reading.isCutOff
      ? failed(attempt, .cutOff)
      : success(attempt, reading, changes)
    update.changes = changes
    update.newlyKnown = learning.newlyKnown
    update.listed = matches.compactMap(\.unchangedArticle)
    update.listedPurged = zip(matches, reading.evidence).flatMap { match, evidence in
      match == .purged ? evidence.keys.map(\.hash) : []
    }
    guard !reading.isCutOff else { return update }
    update.document = facts(attempt, reading, sharesArticle: matches.contains { $0.isStored })
    return update
  }
}

extension FeedProcessor {
  private func changes(
    in reading: FeedReading, _ entries: ComparedEntries, _ learning: FeedLearning,
    wantsPages: Bool
  ) -> [ArticleChange] {
    var changes: [ArticleChange] = []
    // Documents list the newest entry first.
    let wanted = wantsPages ? entries.prepared.keys.sorted().prefix(Limits.pagesPerDocument) : []
    let pages = Set(wanted)
    let lessons = learning.lessons(of: entries)
    // Documents list the newest entry first; stored from the last one up, ids grow with time, and a
    // list by id is newest first.
    for (position, match) in entries.matches.enumerated().reversed() {
      guard let prepared = entries.prepared[position] else { continue }
      let article = cleaner.finish(prepared, learned: learning.learned)
      var draft = draft(reading, position, article)
      draft.seen = lessons[position]
      draft.language =
        draft.details.language ?? reading.feed.language
        ?? article.text.flatMap { LanguageGuess.language(of: $0.utf8) }
      draft.wantsPage = pages.contains(position) && draft.hasPage
      switch match {
      case .new: changes.append(.insert(draft))
      case .changed(let article): changes.append(.revise(article, draft))
      case .same, .repeat, .purged:
        break
      }
    }
    return changes
  }

  private func draft(
    _ reading: FeedReading, _ position: Int, _ article: CleanArticle
  ) -> ArticleDraft {
    ArticleDraft(
      reading.feed.entries[position], evidence: reading.evidence[position], article: article)
  }

  private func facts(
    _ attempt: PollAttempt, _ reading: FeedReading, sharesArticle: Bool
  ) -> DocumentFacts {
    DocumentFacts(
      validators: reading.validators, bodyHash: reading.bodyHash,
      title: reading.feed.cleanTitle,
      siteURL: reading.feed.homePageURL,
      movedTo: RedirectPolicy.newAddress(of: attempt, sharesArticle: sharesArticle))
  }
}

extension FeedProcessor {
  private func success(
    _ attempt: PollAttempt, _ reading: FeedReading, _ changes: [ArticleChange]
  ) -> FeedUpdate {
    let entries = reading.feed.entries
    let newCount = changes.count { if case .insert = $0 { true } else { false } }
    let dates = entries.compactMap { $0.published ?? $0.modified }
    var poll = observation(attempt, .document(dates: dates, newCount: newCount))
    // A delta is too small a document to say anything of the channel.
    if !reading.isDelta { poll.hints = reading.feed.hints }
    poll.isDelta = reading.isDelta
    poll.hasValidators = reading.validators == nil ? nil : true
    return update(attempt, .ok, poll)
  }

  private func unchanged(_ attempt: PollAttempt, validators: Validators?) -> FeedUpdate {
    var poll = observation(attempt, .unchanged)
    poll.hasValidators = attempt.report.httpStatus == 304 || validators != nil ? true : nil
    var update = update(attempt, .notModified, poll)
    // Most repeat what was sent.
    if validators != attempt.feed.validators { update.renewedValidators = validators }
    return update
  }

  /// The update of a poll that failed; what is stored of the feed stays.
  func failed(
    _ attempt: PollAttempt, _ failure: FeedFailure, isOffline: Bool = false
  ) -> FeedUpdate {
    let count = attempt.feed.failureCount + (isOffline ? 0 : 1)
    var update = update(attempt, .error, result: isOffline ? .offline : .failed(count: count))
    update.failure = failure
    update.failureCount = count
    return update
  }

  /// The update of a poll that was not made: the feed is due again when the pause is over.
  func postponement(
    of feed: DueFeed, until pause: Timestamp, because code: ScheduleReasons.Code, now: Timestamp
  ) -> FeedUpdate {
    let reasons = ScheduleReasons([.init(code, (pause - now).components.seconds)])
    return FeedUpdate(
      feed: feed.id, owner: owner, status: .deferred, startedAt: now, milliseconds: 0,
      httpStatus: nil, byteCount: 0, failure: nil, document: nil, renewedValidators: nil,
      changes: [], listed: [], nextFetchAt: max(pause, feed.nextFetchAt ?? pause),
      notBefore: feed.notBefore, hostNotBefore: nil, failureCount: feed.failureCount,
      history: feed.history, why: reasons.description)
  }

  private func update(
    _ attempt: PollAttempt, _ status: PollStatus, result: PollObservation.Result
  ) -> FeedUpdate {
    update(attempt, status, observation(attempt, result))
  }

  private func update(
    _ attempt: PollAttempt, _ status: PollStatus, _ poll: PollObservation
  ) -> FeedUpdate {
    let feed = attempt.feed
    let report = attempt.report
    let history = FeedHistory(bytes: feed.history) ?? FeedHistory()
    let scheduled = attempt.schedule.next(after: poll, history: history)
    let notBefore = report.freshness.retryAfter.map { attempt.endedAt + $0 }
    var update = FeedUpdate(
      feed: feed.id, owner: owner, status: status, startedAt: attempt.startedAt,
      milliseconds: report.duration.milliseconds, httpStatus: report.httpStatus,
      byteCount: report.byteCount, failure: nil, document: nil, renewedValidators: nil,
      changes: [], listed: [], nextFetchAt: scheduled.next, notBefore: notBefore,
      hostNotBefore: attempt.hostNotBefore, failureCount: 0,
      history: scheduled.history.bytes, why: scheduled.reasons.description)
    update.hostManners = attempt.hostManners
    update.trigger = attempt.trigger
    return update
  }

  private func observation(
    _ attempt: PollAttempt, _ result: PollObservation.Result
  ) -> PollObservation {
    PollObservation(
      key: attempt.feed.id.description, now: attempt.endedAt, result: result,
      freshness: attempt.report.freshness, intervalSeconds: attempt.feed.intervalSeconds,
      previous: attempt.feed.fetchedAt)
  }
}

extension ArticleDraft {
  /// Whether the entry's address is one that is fetched.
  fileprivate var hasPage: Bool {
    url.flatMap { WebURL(parsing: $0) }?.isWeb == true
  }
}

extension EntryContent {
  /// The texts of an entry that was read.
  init(_ entry: ParsedEntry) {
    self.init(
      title: entry.title, summary: entry.summary, content: entry.content,
      contentText: entry.contentText)
  }
}

extension EntryMatch {
  /// Whether the entry is an article that is not stored yet.
  var isNew: Bool {
    if case .new = self { true } else { false }
  }

  /// Whether the entry's texts are to be stored.
  fileprivate var isToBeStored: Bool {
    switch self {
    case .new, .changed: true
    case .same, .repeat, .purged: false
    }
  }

  /// The article that the document still lists as it is stored.
  fileprivate var unchangedArticle: ArticleID? {
    if case .same(let article) = self { article } else { nil }
  }

  /// Whether the entry is an article that is or was stored.
  fileprivate var isStored: Bool {
    switch self {
    case .same, .changed, .purged: true
    case .new, .repeat: false
    }
  }
}

extension Validators {
  /// These, each one missing taken from the stored ones: a 304 need not repeat both (RFC 9111 §3.2).
  fileprivate func completed(by stored: Validators?) -> Validators? {
    Validators(
      entityTag: entityTag ?? stored?.entityTag, lastModified: lastModified ?? stored?.lastModified)
  }
}

extension Duration {
  /// Whole milliseconds.
  fileprivate var milliseconds: Int {
    Int(clamping: components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
