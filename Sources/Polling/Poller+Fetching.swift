import Fetching
import Storage
import Vocabulary
import WebText

extension Poller {
  /// Takes one claimed feed from its turn at the host to the next stage.
  func poll(_ feed: DueFeed, _ trigger: PollTrigger, into pipeline: Pipeline) async {
    var isDropped = true
    hosts.know(feed.hostManners, of: feed.host)
    if await takeTurn(at: feed.host) {
      let outcome = await pollInTurn(feed, trigger)
      hosts.giveBack(at: feed.host)?.resume()
      switch outcome {
      case .answered(let attempt):
        isDropped = await !pass(attempt, to: pipeline)
      case .postponed(let pause, let code):
        var update = processor.postponement(of: feed, until: pause, because: code, now: time.now)
        update.trigger = trigger
        await pipeline.outbox.send(.init(url: feed.url, update: update))
        isDropped = false
      case .dropped:
        break
      }
    }
    if isDropped { settle(1) }
    // The last one to leave: nobody is left who could tell whether there is a network.
    while underWay == 1, !suspects.isEmpty { await releaseSuspects(to: pipeline) }
    left()
    await nudgeWriter(pipeline)
  }

  /// What came of a feed's turn.
  private enum Turn {
    case answered(PollAttempt)
    case postponed(until: Timestamp, because: ScheduleReasons.Code)
    case dropped
  }

  /// Waits until the host may be asked; false when nothing is fetched any more.
  func takeTurn(at host: String) async -> Bool {
    while !isStopping {
      if hosts.take(at: host) { return true }
      await withCheckedContinuation { hosts.wait($0, at: host) }
    }
    return false
  }

  private func pollInTurn(_ feed: DueFeed, _ trigger: PollTrigger) async -> Turn {
    guard await waitForBodies() else { return .dropped }
    let now = time.now
    if let pause = pause(of: feed, now: now) {
      return .postponed(until: pause.until, because: pause.reason)
    }
    if trigger != .all, let turn = hosts.wait(at: feed.host, now: now) {
      return .postponed(until: turn, because: .spacing)
    }
    var attempt = await fetch(feed)
    attempt.trigger = trigger
    learnOfHost(from: &attempt)
    return .answered(attempt)
  }

  private func pause(of feed: DueFeed, now: Timestamp) -> PollPause? {
    let ofHost = pause(ofHost: feed.host, stored: feed.hostNotBefore, now: now)
    return PollPause(feed: feed.notBefore, host: ofHost, now: now)
  }

  /// Until when a host is to be left alone; what this process knows of it may be newer than what
  /// the store knew.
  func pause(ofHost host: String, stored: Timestamp?, now: Timestamp) -> Timestamp? {
    [stored, hosts.pause(of: host)].compactMap(\.self).compactMap {
      PollPause(feed: nil, host: $0, now: now)?.until
    }.max()
  }

  /// Waits until documents that came have been read; false when nothing is fetched any more.
  func waitForBodies() async -> Bool {
    while !isStopping && unreadByteCount >= Limits.bodyByteCount {
      await withCheckedContinuation { bodyWaiters.append($0) }
    }
    return !isStopping && storageFailure == nil
  }

  private func fetch(_ feed: DueFeed) async -> PollAttempt {
    let startedAt = time.now
    let report = await answer(to: feed)
    return PollAttempt(
      feed: feed, startedAt: startedAt, endedAt: time.now, report: report, schedule: schedule)
  }

  /// Notes what an answer says of its host, for the polls that wait and for the store.
  private func learnOfHost(from attempt: inout PollAttempt) {
    let lesson = learn(
      .init(
        feed: attempt.feed.id, status: attempt.report.httpStatus, startedAt: attempt.startedAt,
        endedAt: attempt.endedAt, freshness: attempt.report.freshness),
      of: attempt.feed.host, stored: attempt.feed.hostManners)
    attempt.hostManners = lesson.manners
    attempt.hostNotBefore = lesson.notBefore
  }

  /// Notes what an answer says of a host for the requests that wait; what the store does not know.
  func learn(
    _ answer: HostPolicy.Answer, of host: String, stored: HostManners
  ) -> HostLesson {
    let known = hosts.manners(of: host)
    let lesson = hostPolicy.learn(answer, from: known)
    var news = HostLesson(host: host)
    if lesson.manners != known || lesson.manners != stored {
      hosts.learn(lesson.manners, of: host)
      news.manners = lesson.manners
    }
    if let pause = lesson.notBefore {
      hosts.pause(host, until: pause)
      news.notBefore = pause
    }
    return news
  }

  private func answer(to feed: DueFeed) async -> FetchReport {
    guard let url = WebURL(parsing: feed.url) else {
      return FetchReport(outcome: .failed(.noAddress))
    }
    // Only the subscription's own address may be a file: the fetcher knows of no such scheme.
    if url.scheme == "file" { return await files.read(url, validators: feed.validators) }
    do {
      let request = try await FetchRequest(
        feedAt: url, access: feed.access, validators: feed.validators, files: files)
      return await fetcher.fetch(request)
    } catch {
      return FetchReport(outcome: .failed(error))
    }
  }

  /// Sends a document to the workers and all else to the writer; false when it is dropped.
  private func pass(_ attempt: PollAttempt, to pipeline: Pipeline) async -> Bool {
    let report = attempt.report
    if case .document = report.outcome {
      outage.note(host: attempt.feed.host, httpStatus: report.httpStatus, failure: nil)
      await releaseSuspects(to: pipeline)
      if let update = processor.repetition(attempt) {
        await pipeline.outbox.send(.init(url: attempt.feed.url, update: update))
        return true
      }
      unreadByteCount += attempt.bodyByteCount
      reading += 1
      await pipeline.inbox.send(attempt)
      return true
    }
    guard case .failed(let reason) = report.outcome else {
      outage.note(host: attempt.feed.host, httpStatus: report.httpStatus, failure: nil)
      return await send(attempt, to: pipeline)
    }
    // The fetcher drops what runs past the grace; that is no fault of the feed, which stays due.
    guard !isStopping else { return false }
    outage.note(host: attempt.feed.host, httpStatus: report.httpStatus, failure: reason.code)
    guard report.httpStatus == nil, OutageDetector.mayConcern(reason.code) else {
      return await send(attempt, to: pipeline)
    }
    suspects.append(attempt)
    if outage.isOffline { await releaseSuspects(to: pipeline) }
    return true
  }

  /// Sends an answer without a document to the writer, and with it those that waited to know whether
  /// there is a network; false when it is dropped.
  private func send(_ attempt: PollAttempt, to pipeline: Pipeline) async -> Bool {
    if attempt.report.httpStatus != nil { await releaseSuspects(to: pipeline) }
    guard let update = processor.settle(attempt) else { return false }
    await pipeline.outbox.send(.init(url: attempt.feed.url, update: update))
    return true
  }

  /// Sends on those that reached no host; when nobody reached any, none of them is blamed.
  private func releaseSuspects(to pipeline: Pipeline) async {
    let released = suspects
    suspects = []
    let isOffline = outage.isOffline
    for attempt in released {
      guard let update = processor.settle(attempt, isOffline: isOffline) else { continue }
      await pipeline.outbox.send(.init(url: attempt.feed.url, update: update))
    }
  }

  /// Lets waiting polls look again whether they may fetch.
  func resumeBodyWaiters() {
    let waiting = bodyWaiters
    bodyWaiters = []
    for waiter in waiting { waiter.resume() }
  }
}
