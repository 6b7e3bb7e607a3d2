import Storage
import Vocabulary

extension Poller {
  /// Claims feeds as there is room and polls each in a task of its own; returns when all of them
  /// have left for the workers or the writer.
  ///
  /// The tasks are counted and not in a group: a group's begin on another thread.
  func claim(_ mode: Mode, into pipeline: Pipeline) async {
    let began = time.now
    var last: FeedID?
    while let feeds = await nextFeeds(mode, since: began, after: last) {
      last = feeds.map(\.id).max() ?? last
      underWay += feeds.count
      unsettled += feeds.count
      for feed in feeds {
        Task(executorPreference: pollExecutor) {
          await self.poll(feed, mode.trigger(of: feed), into: pipeline)
        }
      }
    }
    while underWay > 0 {
      await withCheckedContinuation { roomWaiter = $0 }
    }
  }

  /// The next feeds to poll, at least one; waits for room and for time; nil at the end of the run.
  ///
  /// One round takes what was due when it began: what becomes due meanwhile may be its own work.
  private func nextFeeds(
    _ mode: Mode, since began: Timestamp, after last: FeedID?
  ) async -> [DueFeed]? {
    while !isStopping {
      await waitForRoom()
      guard !isStopping, storageFailure == nil else { return nil }
      let held = unsettled
      settledSinceClaim = 0
      do {
        try await keepBudget()
        let feeds = try await store.claimFeeds(
          mode.selection, after: mode.isForever ? nil : last,
          dueBy: mode.isForever ? nil : began, limit: settings.claimCount - underWay,
          perHost: settings.claimCountPerHost, owner: owner, for: settings.lease)
        guard feeds.isEmpty else { return feeds }
        if mode.isForever {
          if try await recleaning.cleanNext() { continue }
          try await waitUntilDue()
        } else {
          // Feeds that are due may be left to a host which has its share of the claims.
          guard mode.selection == .due, held > 0 else { return nil }
          await waitUntilUnsettled(atMost: max(0, held - settlingCount))
        }
      } catch {
        note(error, mode)
        guard mode.isForever, storageFailure == nil else {
          // A round that cannot claim has not done what it was asked for, whatever the reason.
          storageFailure = storageFailure ?? error
          return nil
        }
        // Another process holds the database for the moment.
        await sleep(for: settings.longestSleep)
      }
    }
    return nil
  }

  /// Chooses the threshold anew when a day is over, for the feeds that are there by then.
  private func keepBudget() async throws(StorageError) {
    guard let budget = settings.budget else { return }
    let now = time.now
    if let scheduledAt, scheduledAt <= now, now < scheduledAt + RequestBudget.validity { return }
    let sample = try await store.historySample(atMost: RequestBudget.sampleSize)
    schedule = budget.policy(
      for: sample.histories.map { FeedHistory(bytes: $0) ?? FeedHistory() }, of: sample.feedCount,
      at: now)
    scheduledAt = now
  }

  /// With so many under way the fetcher still has enough to do.
  private var refillCount: Int { settings.claimCount / 2 }

  /// A claim is a transaction: it waits until it is worth one.
  private func waitForRoom() async {
    while underWay > refillCount && !isStopping {
      await withCheckedContinuation { roomWaiter = $0 }
    }
  }

  /// A host's share of the claims is worth a claim again when half of it is free.
  private var settlingCount: Int { max(1, settings.claimCountPerHost / 2) }

  private func waitUntilUnsettled(atMost count: Int) async {
    while unsettled > count && !isStopping {
      await withCheckedContinuation { roomWaiter = $0 }
    }
  }

  private func waitUntilDue() async throws(StorageError) {
    let due = try await store.nextDue()
    // A feed that another process holds is due and cannot be had; it must not keep this loop busy.
    let wait = due.map { max($0 - time.now, .seconds(1)) } ?? settings.longestSleep
    await sleep(for: min(wait, settings.longestSleep))
  }

  /// Rings after a time, unless it is cancelled before.
  func alarm(
    after duration: Duration, ring: @escaping @Sendable () async -> Void
  ) -> Task<Void, Never> {
    Task {
      do { try await time.sleep(for: duration) } catch { return }  // cancelled: nobody waits
      await ring()
    }
  }

  /// Sleeps until `wake` at the longest.
  private func sleep(for duration: Duration) async {
    defer { isWoken = false }
    guard !isWoken, !isStopping else { return }
    let alarm = alarm(after: duration) { await self.wake() }
    await withCheckedContinuation { dueWaiter = $0 }
    alarm.cancel()
  }

  /// Takes note that a feed has left the stage of fetching.
  func left() {
    underWay -= 1
    if underWay <= refillCount { roomWaiter.take()?.resume() }
  }

  /// Takes note that feeds have been stored or dropped.
  func settle(_ count: Int) {
    unsettled -= count
    settledSinceClaim += count
    roomWaiter.take()?.resume()
    if settledSinceClaim >= settlingCount { dueWaiter.take()?.resume() }
  }

  /// Remembers the first failure for which the run ends.
  func note(_ failure: StorageError, _ mode: Mode) {
    switch failure {
    case .cannotCreate, .damaged, .inputOutput, .tooNew:
      storageFailure = storageFailure ?? failure
      wake()
    case .locked:
      // For a daemon it passes; a command tells its caller to try again.
      if !mode.isForever { storageFailure = storageFailure ?? failure }
    case .statement, .notFound, .ambiguous, .exists, .badQuery:
      break
    }
  }
}

extension Poller.Mode {
  var selection: FeedSelection {
    switch self {
    case .once(let selection): selection
    case .forever: .due
    }
  }

  var isForever: Bool { self == .forever }

  /// Why a feed is asked in this run.
  func trigger(of feed: DueFeed) -> PollTrigger {
    switch selection {
    case .due: feed.fetchedAt == nil ? .first : .due
    case .all: .all
    case .named: .named
    }
  }
}
