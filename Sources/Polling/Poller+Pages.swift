import Cleaning
import Deduplication
import Fetching
import Storage
import Vocabulary
import WebText

/// The second job: the pages of articles, each stored in a transaction of its own.
extension Poller {
  /// Fetches pages whenever they are due, until the run ends, and tells what came of them; a round
  /// does it once, after its polls.
  func keepPages(_ mode: Mode, report: @Sendable (PageTally) -> Void) async {
    while mode.isForever && !isStopping && storageFailure == nil {
      do {
        defer { tellOfPages(report) }
        try await fetchDuePages(of: nil)
        let due = try await store.nextDuePage()
        // What is due now and was not taken waits for its feed's budget, or another process has it.
        let wait = due.flatMap { $0 > time.now ? $0 - time.now : nil } ?? settings.longestSleep
        await sleepUntilPage(for: min(wait, settings.longestSleep))
      } catch {
        note(error, mode)
        guard storageFailure == nil else { return wake() }
        await sleepUntilPage(for: settings.longestSleep)
      }
    }
  }

  /// Fetches what is due once, after a round of polls.
  func fetchPages(after mode: Mode) async {
    do {
      try await fetchDuePages(of: mode.feeds)
    } catch {
      note(error, mode)
    }
  }

  private func tellOfPages(_ report: @Sendable (PageTally) -> Void) {
    let tally = heldReports.takeTally()
    if tally != PageTally() { report(tally) }
  }

  /// Tells of the feeds whose pages were waited for.
  func releaseReports(_ report: @Sendable ([PollReport]) -> Void) async {
    guard !heldReports.feeds.isEmpty else { return }
    // A store that cannot be read has its failure told already.
    let awaited = (try? await store.awaitedPages(of: heldReports.feeds)) ?? [:]
    report(heldReports.release(awaited: awaited))
  }

  /// Looks for due pages at once.
  func wakePages() {
    arePagesWoken = true
    pageWaiter.take()?.resume()
  }

  private func sleepUntilPage(for duration: Duration) async {
    defer { arePagesWoken = false }
    guard !arePagesWoken, !isStopping else { return }
    let alarm = alarm(after: duration) { await self.wakePages() }
    await withCheckedContinuation { pageWaiter = $0 }
    alarm.cancel()
  }

  /// Claims and fetches until nothing more is due; returns when all that was claimed is settled.
  ///
  /// Each claim either takes pages, which are then settled or keep their lease, or ends the loop: it
  /// cannot go on for ever.
  private func fetchDuePages(of feeds: [FeedID]?) async throws(StorageError) {
    // A claim has the writer; most often there is nothing to claim.
    guard let due = try await store.nextDuePage(), due <= time.now else { return }
    let outcome = await withTaskGroup(
      of: StorageError?.self, returning: StorageError?.self
    ) { group in
      var failure: StorageError?
      var underWay = 0
      while !isStopping && storageFailure == nil && failure == nil {
        do {
          let pages = try await claimPages(of: feeds, limit: Limits.pageCount - underWay)
          for page in pages { group.addTask { await self.fetch(page) } }
          underWay += pages.count
          if underWay == 0 { return nil }
          // A claim that took nothing is worth another one when all of them are settled.
          let rest = pages.isEmpty ? 0 : Limits.pageCount / 2
          while underWay > rest, let ended = await group.next() {
            underWay -= 1
            failure = failure ?? ended
          }
        } catch {
          failure = failure ?? (error as? StorageError)
        }
      }
      while let ended = await group.next() { failure = failure ?? ended }
      return failure
    }
    if let outcome { throw outcome }
  }

  private func claimPages(
    of feeds: [FeedID]?, limit: Int
  ) async throws(StorageError) -> [DuePage] {
    pageBudget.look(at: time.now)
    let pages = try await store.claimPages(
      of: feeds, limit: limit, perHost: settings.claimCountPerHost, perFeed: PageBudget.perFeed,
      taken: pageBudget.taken, owner: owner, for: settings.lease)
    for page in pages {
      for target in page.targets { pageBudget.take(target.feed) }
    }
    return pages
  }

  /// Takes one claimed page from its turn at the host to the store; why it could not be stored.
  private func fetch(_ page: DuePage) async -> StorageError? {
    hosts.know(page.hostManners, of: page.host)
    var visit = PageVisit(page, at: time.now)
    if let known = page.known {
      visit.finding = .article(PageArticle(known))
    } else {
      guard await takeTurn(at: page.host) else { return nil }
      await ask(&visit)
      hosts.giveBack(at: page.host)?.resume()
    }
    // The fetcher drops what runs past the grace; the page stays due.
    guard visit.isAnswered, !isStopping || visit.finding != nil else { return nil }
    return await storeVisit(visit)
  }

  private func storeVisit(_ visit: PageVisit) async -> StorageError? {
    do {
      let updates = try await updates(of: visit)
      let stored = try await store.apply(updates, visit.lesson)
      for (index, update) in updates.enumerated() where stored[index] {
        count(update.result, of: visit.page.targets[index].feed)
      }
      return nil
    } catch {
      return error
    }
  }

  private func count(_ result: PageResult, of feed: FeedID) {
    switch result {
    case .replaced: heldReports.count(feed, \.stored)
    case .kept: heldReports.count(feed, \.kept)
    case .failed(_, nil): heldReports.count(feed, \.failed)
    case .failed, .postponed: break
    }
  }

  /// What a visit does to each of the articles that waited for it.
  @concurrent nonisolated private func updates(
    of visit: PageVisit
  ) async throws(StorageError) -> [PageUpdate] {
    var updates: [PageUpdate] = []
    for target in visit.page.targets {
      updates.append(
        PageUpdate(
          article: target.article, owner: owner, askedAt: visit.startedAt,
          result: try await result(of: visit, for: target)))
    }
    return updates
  }

  @concurrent nonisolated private func result(
    of visit: PageVisit, for target: PageTarget
  ) async throws(StorageError) -> PageResult {
    switch visit.finding {
    case .article(let article):
      return try await result(of: pages.compare(article, with: target), at: visit.startedAt)
    case .nothing(let result):
      return result
    case nil:
      guard let report = visit.report, case .failed(let failure) = report.outcome else {
        return .postponed(until: visit.postponedUntil ?? visit.startedAt)
      }
      return PagePolicy.result(
        of: failure, report, attempts: target.attempts, now: visit.endedAt)
    }
  }

  /// Cleans with what is known of the feed's blocks, and learns from the page.
  @concurrent nonisolated private func result(
    of compared: ComparedPage, at now: Timestamp
  ) async throws(StorageError) -> PageResult {
    let feed = compared.target.feed
    var headlines = try await store.headlines(of: feed)
    if let title = compared.fromPage.title { headlines.insert(title) }
    let seen = compared.seen(among: headlines)
    let all = compared.fromPage.seen(among: headlines).fingerprints
    let ledger = try await store.blocks(of: feed, for: all)
    var after = ledger
    after.count([seen], at: now)
    let learned = after.learned(at: now).knowing(headlines: headlines)
    var result = pages.result(of: compared, learned)
    if case .replaced(var text) = result {
      text.seen = seen
      let new = learned.known.subtracting(ledger.learned(at: now).known)
      text.newlyKnown = compared.fromPage.samples(of: new, among: headlines)
      result = .replaced(text)
    }
    return result
  }
}

/// What has been asked and learned of one page so far.
struct PageVisit: Sendable {
  /// The page.
  let page: DuePage
  /// When it was asked for.
  var startedAt: Timestamp
  /// When the answer was there.
  var endedAt: Timestamp
  /// What it gave; nil where it did not come.
  var finding: PageFinding?
  /// What came of the fetch that failed.
  var report: FetchReport?
  /// When the host may be asked; nil where it was.
  var postponedUntil: Timestamp?
  /// What was learned of the host.
  var lesson: HostLesson?

  /// Nothing has been asked yet.
  init(_ page: DuePage, at now: Timestamp) {
    self.page = page
    startedAt = now
    endedAt = now
  }

  /// Whether there is anything to store.
  var isAnswered: Bool { finding != nil || report != nil || postponedUntil != nil }
}

extension Poller {
  /// Asks for a page, and for those on which its article goes on.
  private func ask(_ visit: inout PageVisit) async {
    guard let url = WebURL(parsing: visit.page.url), url.isWeb else {
      visit.finding = .nothing(.failed(.noPageAddress, retryAt: nil))
      return
    }
    guard await waitForBodies() else { return }
    if let until = pause(of: visit.page) {
      visit.postponedUntil = until
      return
    }
    let report = await answer(at: url, &visit)
    guard case .document(let document) = report.outcome else {
      visit.report = report.failed
      return
    }
    let finding = await read(document, askedFor: url)
    guard case .article(let article) = finding else {
      visit.finding = finding
      return
    }
    await follow(article, from: url, &visit)
  }

  /// Adds the pages on which an article goes on.
  ///
  /// Where one of them does not come for the moment, all of it is asked for again later; where that
  /// is hopeless, or the host wants to be asked slowly, the article is what has come.
  private func follow(
    _ article: PageArticle, from url: WebURL, _ visit: inout PageVisit
  ) async {
    var article = article
    var asked: Set<WebURL> = [url]
    let attempts = visit.page.targets.map(\.attempts).max() ?? 0
    while let next = article.next, article.partCount < PagePolicy.partCount, next.isWeb,
      next.host == url.host, asked.insert(next).inserted, await waitForBodies(),
      pause(of: visit.page) == nil
    {
      let report = await answer(at: next, &visit)
      guard case .document(let document) = report.outcome else {
        let failed = report.failed
        if PagePolicy.isWorthAnother(failed, attempts: attempts) {
          visit.report = failed
          return
        }
        break
      }
      guard case .article(let part) = await read(document, askedFor: next), article.append(part)
      else { break }
    }
    visit.finding = .article(article)
  }

  /// Until when the host of a page is to be left alone; nil when it may be asked now.
  private func pause(of page: DuePage) -> Timestamp? {
    let now = time.now
    return pause(ofHost: page.host, stored: page.hostNotBefore, now: now)
      ?? hosts.wait(at: page.host, now: now)
  }

  /// One request; what it says of the host is learned.
  private func answer(at url: WebURL, _ visit: inout PageVisit) async -> FetchReport {
    var request = FetchRequest(url: url, purpose: .page)
    // Who hides behind a proxy from a feed does not want to be seen by its pages.
    request.proxy = visit.page.access.proxyChoice
    let startedAt = time.now
    let report = await fetcher.fetch(request)
    visit.endedAt = time.now
    guard let feed = visit.page.targets.first?.feed else { return report }
    var lesson = learn(
      .init(
        feed: feed, status: report.httpStatus, startedAt: startedAt, endedAt: visit.endedAt,
        freshness: report.freshness), of: visit.page.host, stored: visit.page.hostManners)
    lesson.notBefore = lesson.notBefore ?? visit.lesson?.notBefore
    lesson.manners = lesson.manners ?? visit.lesson?.manners
    visit.lesson = lesson
    return report
  }

  /// Reads a page while its bytes are counted with those of feeds.
  private func read(_ document: FetchedDocument, askedFor url: WebURL) async -> PageFinding {
    unreadByteCount += document.body.count
    let finding = await find(in: document, askedFor: url)
    unreadByteCount -= document.body.count
    if unreadByteCount < Limits.bodyByteCount { resumeBodyWaiters() }
    return finding
  }

  @concurrent nonisolated private func find(
    in document: FetchedDocument, askedFor url: WebURL
  ) async -> PageFinding {
    pages.read(document, askedFor: url)
  }
}

extension FetchReport {
  /// The same as a failure, for what is none with a feed: an unasked 304, and 410.
  fileprivate var failed: FetchReport {
    var report = self
    report.outcome = .failed(FeedFailure(outcome))
    return report
  }
}

extension FeedFailure {
  fileprivate static let noPageAddress = FeedFailure(
    .protocol, "The article's address is not on the web.")
}

extension Poller.Mode {
  /// The feeds whose pages a run fetches; nil for all.
  fileprivate var feeds: [FeedID]? {
    if case .named(let feeds) = selection { feeds } else { nil }
  }
}
