public import Fetching
public import Storage
public import Vocabulary

/// Polls feeds: claims what is due, fetches, processes and stores, for ever or once.
///
/// It is one pipeline whose stages wait for one another: claimed feeds take turns at their hosts,
/// documents go through an inbox to the workers, updates through an outbox to the writer. All that
/// changes is on the fetcher's queue, for a poll goes to and fro between the two: on one queue that
/// wakes no thread, on two it was a third of the cost of a 304. A second run waits until the first is
/// over.
public actor Poller {
  /// What a run polls, and when it ends.
  enum Mode: Equatable {
    case once(FeedSelection)
    case forever
  }

  let store: Store
  let fetcher: Fetcher
  let time: any TimeSource
  let owner: LeaseOwner
  let settings: PollerSettings
  let processor: FeedProcessor
  let pages: PageProcessor
  let recleaning: Recleaning
  let files: LocalFileReader
  /// Where the tasks of polls run.
  let pollExecutor: QueueTaskExecutor

  var isStopping = false
  var isRunning = false
  var idleWaiters: [CheckedContinuation<Void, Never>] = []
  var hosts: HostTurns
  var outage = OutageDetector()
  /// Attempts that reached no host, until it is known whether there is a network.
  var suspects: [PollAttempt] = []
  let hostPolicy = HostPolicy()
  /// When feeds are asked again.
  var schedule: SchedulePolicy
  /// Since when it is the one that the budget allows.
  var scheduledAt: Timestamp?
  /// Feeds that were claimed and have not reached the writer.
  var underWay = 0
  /// Feeds that were claimed and of which nothing has been stored yet: their leases hold.
  var unsettled = 0
  /// How many have been settled since the last claim.
  var settledSinceClaim = 0
  /// Documents that wait for a worker or are with one.
  var reading = 0
  /// Bytes of documents that no worker has read yet.
  var unreadByteCount = 0
  /// Polls that wait until documents have been read.
  var bodyWaiters: [CheckedContinuation<Void, Never>] = []
  /// The claiming loop, while it waits for feeds to leave the pipeline or to be settled.
  var roomWaiter: CheckedContinuation<Void, Never>?
  /// The claiming loop, while it waits for feeds to become due.
  var dueWaiter: CheckedContinuation<Void, Never>?
  var isWoken = false
  /// The loop of pages, while it waits for some to become due.
  var pageWaiter: CheckedContinuation<Void, Never>?
  var arePagesWoken = false
  /// How many pages of each feed were fetched lately.
  var pageBudget = PageBudget()
  /// Reports of feeds whose pages are under way.
  var heldReports = HeldReports()
  /// Why the store cannot be used any more.
  var storageFailure: StorageError?

  /// The fetcher's queue, which no worker ever holds up.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { fetcher.unownedExecutor }

  /// A poller on a store; `owner` holds its leases.
  public init(
    store: Store, fetcher: Fetcher, time: any TimeSource, owner: LeaseOwner,
    settings: PollerSettings
  ) {
    self.store = store
    self.fetcher = fetcher
    pollExecutor = QueueTaskExecutor(fetcher.executor)
    self.time = time
    self.owner = owner
    self.settings = settings
    recleaning = Recleaning(store: store, time: time)
    processor = FeedProcessor(owner: owner)
    pages = PageProcessor(siteRules: settings.siteRules)
    schedule = settings.schedule
    files = LocalFileReader(time: time, settings: settings)
    hosts = HostTurns(perHost: settings.perHost)
  }

  /// Polls what is due, whenever it is due, until `shutDown` or until its task is cancelled.
  ///
  /// - Parameters:
  ///   - report: Told of feeds whose polls are stored.
  ///   - pages: Told what came of pages since the last time.
  /// - Throws: `StorageError` when the store cannot be used any more.
  public func runForever(
    report: @escaping @Sendable ([PollReport]) -> Void,
    pages: @escaping @Sendable (PageTally) -> Void
  ) async throws {
    try await run(.forever, report: report, pages: pages)
  }

  /// Polls a selection once; ends when all of it is stored.
  ///
  /// It gives what was stored together at once, in the order of storing. It throws `StorageError` at its end when the store could not be used: disk full, damaged or
  /// locked. Not reading on to the end is like `shutDown`.
  public nonisolated func runOnce(
    _ selection: FeedSelection
  ) -> AsyncThrowingStream<[PollReport], any Error> {
    AsyncThrowingStream { continuation in
      Task {
        do {
          // The reports of a round tell of its pages.
          try await run(.once(selection), report: { continuation.yield($0) }, pages: { _ in })
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { end in
        guard case .cancelled = end else { return }
        Task { await self.shutDown(grace: .zero) }
      }
    }
  }

  /// Answers once the poller, the fetcher and the writer have each come to it (for the watchdog).
  public func answer() async {
    await fetcher.answer()
    await store.answer()
  }

  /// Looks for due feeds at once, as after a reload.
  public func wake() {
    isWoken = true
    dueWaiter.take()?.resume()
    wakePages()
  }

  /// Stops claiming, gives running transfers the grace, drains, releases the leases.
  ///
  /// What was not fetched by then stays as it was, and due. Calling it again waits for the same end;
  /// nothing is polled afterwards.
  public func shutDown(grace: Duration) async {
    isStopping = true
    wake()
    roomWaiter.take()?.resume()
    resumeBodyWaiters()
    for waiter in hosts.removeAllWaiting() { waiter.resume() }
    await fetcher.shutDown(grace: grace)
    await waitUntilIdle()
  }
}

extension Poller {
  /// Runs the pipeline until its feeds are stored, shielded from the caller's cancellation: a
  /// transaction is never left in the middle.
  func run(
    _ mode: Mode, report: @escaping @Sendable ([PollReport]) -> Void,
    pages: @escaping @Sendable (PageTally) -> Void
  ) async throws {
    await waitUntilIdle()
    isRunning = true
    let running = Task { await perform(mode, report: report, pages: pages) }
    let failure = await withTaskCancellationHandler {
      await running.value
    } onCancel: {
      Task { await self.shutDown(grace: self.settings.grace) }
    }
    isRunning = false
    let waiting = idleWaiters
    idleWaiters = []
    for waiter in waiting { waiter.resume() }
    if let failure { throw failure }
  }

  private func waitUntilIdle() async {
    while isRunning {
      await withCheckedContinuation { idleWaiters.append($0) }
    }
  }

  /// One run from the first claim to the release of the leases; the failure that ended it early.
  private func perform(
    _ mode: Mode, report: @escaping @Sendable ([PollReport]) -> Void,
    pages: @escaping @Sendable (PageTally) -> Void
  ) async -> StorageError? {
    storageFailure = nil
    outage = OutageDetector()
    unsettled = 0
    let pipeline = Pipeline(on: fetcher.executor, workerCount: settings.workerCount)
    async let written: Void = write(from: pipeline, mode, report: report)
    async let kept: Void = keepPages(mode, report: pages)
    await withDiscardingTaskGroup { workers in
      for _ in 0..<settings.workerCount {
        workers.addTask { await self.read(from: pipeline) }
      }
      await claim(mode, into: pipeline)
      await pipeline.inbox.finish()
    }
    await pipeline.outbox.finish()
    await written
    if !mode.isForever { await fetchPages(after: mode) }
    await releaseReports(report)
    // The claims have ended for a reason that ends the pages too.
    wakePages()
    await kept
    do {
      // A daemon has done it whenever nothing was due.
      while !mode.isForever, !isStopping, storageFailure == nil, try await recleaning.cleanNext() {}
      try await store.release(owner)
    } catch {
      storageFailure = storageFailure ?? error
    }
    return storageFailure
  }
}
