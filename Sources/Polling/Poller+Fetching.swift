import Fetching
import Storage
import Vocabulary
import WebText

extension Poller {
  /// Takes one claimed feed from its turn at the host to the next stage.
  func poll(_ feed: DueFeed, into pipeline: Pipeline) async {
    var isDropped = true
    if await takeTurn(at: feed.host) {
      let outcome = await pollInTurn(feed)
      hosts.giveBack(at: feed.host)?.resume()
      switch outcome {
      case .answered(let attempt):
        isDropped = await !pass(attempt, to: pipeline)
      case .postponed(let pause):
        let update = processor.postponement(of: feed, until: pause, now: time.now)
        await pipeline.outbox.send(.init(url: feed.url, update: update))
        isDropped = false
      case .dropped:
        break
      }
    }
    if isDropped { settle(1) }
    left()
    await nudgeWriter(pipeline)
  }

  /// What came of a feed's turn.
  private enum Turn {
    case answered(PollAttempt)
    case postponed(until: Timestamp)
    case dropped
  }

  /// Waits until the host may be asked; false when nothing is fetched any more.
  private func takeTurn(at host: String) async -> Bool {
    while !isStopping {
      if hosts.take(at: host) { return true }
      await withCheckedContinuation { hosts.wait($0, at: host) }
    }
    return false
  }

  private func pollInTurn(_ feed: DueFeed) async -> Turn {
    while !isStopping && unreadByteCount >= Limits.bodyByteCount {
      await withCheckedContinuation { bodyWaiters.append($0) }
    }
    guard !isStopping && storageFailure == nil else { return .dropped }
    if let pause = pause(of: feed), pause > time.now { return .postponed(until: pause) }
    return .answered(await fetch(feed))
  }

  /// Before which time the feed or its host wants no request.
  ///
  /// A wait that is longer than any which is obeyed was noted before the clock was set back.
  private func pause(of feed: DueFeed) -> Timestamp? {
    let farthest = time.now + .seconds(SchedulePolicy.ceiling)
    return [feed.notBefore, feed.hostNotBefore, hosts.pause(of: feed.host)]
      .compactMap(\.self).filter { $0 <= farthest }.max()
  }

  private func fetch(_ feed: DueFeed) async -> PollAttempt {
    let startedAt = time.now
    let report = await answer(to: feed)
    return PollAttempt(feed: feed, startedAt: startedAt, endedAt: time.now, report: report)
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
      unreadByteCount += attempt.bodyByteCount
      reading += 1
      await pipeline.inbox.send(attempt)
      return true
    }
    var failure: FailureCode?
    if case .failed(let reason) = report.outcome {
      // The fetcher drops what runs past the grace; that is no fault of the feed, which stays due.
      guard !isStopping else { return false }
      failure = reason.code
    }
    outage.note(host: attempt.feed.host, httpStatus: report.httpStatus, failure: failure)
    guard
      let update = processor.settle(attempt, isOffline: failure == .dns && outage.isOffline)
    else { return false }
    if let pause = update.hostNotBefore { hosts.pause(attempt.feed.host, until: pause) }
    await pipeline.outbox.send(.init(url: attempt.feed.url, update: update))
    return true
  }

  /// Lets waiting polls look again whether they may fetch.
  func resumeBodyWaiters() {
    let waiting = bodyWaiters
    bodyWaiters = []
    for waiter in waiting { waiter.resume() }
  }
}
