import Storage
import Vocabulary

extension Poller {
  /// Claims feeds as there is room and polls each in a task of its own; returns when all of them
  /// have left for the workers or the writer.
  func claim(_ mode: Mode, into pipeline: Pipeline) async {
    await withDiscardingTaskGroup { polls in
      var last: FeedID?
      while let feeds = await nextFeeds(mode, after: last) {
        last = feeds.map(\.id).max() ?? last
        underWay += feeds.count
        for feed in feeds {
          polls.addTask { await self.poll(feed, into: pipeline) }
        }
      }
    }
  }

  /// The next feeds to poll, at least one; waits for room and for time; nil at the end of the run.
  private func nextFeeds(_ mode: Mode, after last: FeedID?) async -> [DueFeed]? {
    while !isStopping {
      await waitForRoom()
      guard !isStopping, storageFailure == nil else { return nil }
      do {
        let feeds = try await store.claimFeeds(
          mode.selection, after: mode.isForever ? nil : last,
          limit: settings.claimCount - underWay, owner: owner, for: settings.lease)
        guard feeds.isEmpty else { return feeds }
        guard mode.isForever else { return nil }
        try await waitUntilDue()
      } catch {
        note(error, mode)
        guard mode.isForever, storageFailure == nil else { return nil }
        // Another process holds the database for the moment.
        await sleep(for: settings.longestSleep)
      }
    }
    return nil
  }

  /// A claim is a transaction: it waits until it is worth one.
  private func waitForRoom() async {
    while underWay > settings.claimCount * 3 / 4 && !isStopping {
      await withCheckedContinuation { roomWaiter = $0 }
    }
  }

  private func waitUntilDue() async throws(StorageError) {
    let due = try await store.nextDue()
    // A feed that another process holds is due and cannot be had; it must not keep this loop busy.
    let wait = due.map { max($0 - time.now, .seconds(1)) } ?? settings.longestSleep
    await sleep(for: min(wait, settings.longestSleep))
  }

  /// Sleeps until `wake` at the longest.
  private func sleep(for duration: Duration) async {
    defer { isWoken = false }
    guard !isWoken, !isStopping else { return }
    let alarm = Task {
      do {
        try await time.sleep(for: duration)
        wake()
      } catch {
        // Woken earlier.
      }
    }
    await withCheckedContinuation { dueWaiter = $0 }
    alarm.cancel()
  }

  /// Takes note that a feed has left the stage of fetching.
  func left() {
    underWay -= 1
    if underWay <= settings.claimCount * 3 / 4 { roomWaiter.take()?.resume() }
  }

  /// Remembers the first failure for which the run ends.
  func note(_ failure: StorageError, _ mode: Mode) {
    switch failure {
    case .cannotCreate, .damaged, .inputOutput, .tooNew:
      storageFailure = storageFailure ?? failure
    case .locked:
      // For a daemon it passes; a command tells its caller to try again.
      if !mode.isForever { storageFailure = storageFailure ?? failure }
    case .statement, .notFound, .ambiguous, .exists:
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
}
