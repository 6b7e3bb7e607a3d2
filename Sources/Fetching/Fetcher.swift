import Dispatch
public import Vocabulary
import WebText

/// Fetches documents with libcurl on a queue of its own, within the network policy.
///
/// Fetches wait in a queue of our own until the limits let them run; then each hop is one transfer
/// of libcurl's. A redirect is a new hop, which waits for its turn at the host it leads to.
public actor Fetcher {
  /// The fetcher's queue; who calls it often may live there too, and saves changes of threads.
  public nonisolated let executor = QueueExecutor(label: "winnow.fetch")
  /// The queue on which libcurl's callbacks arrive too.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }

  let configuration: FetchConfiguration
  let time: any TimeSource
  let multi: MultiHandle
  let bodies = BodyLedger()
  var waiting: HostQueue<PendingFetch>
  var running: [UInt64: PendingFetch] = [:]
  var lastTransfer: UInt64 = 0
  private(set) var isShutDown = false
  private var lastTicket: UInt64 = 0
  private var idleWaiters: [CheckedContinuation<Void, Never>] = []

  /// A fetcher under a policy.
  public init(configuration: FetchConfiguration, time: any TimeSource) {
    self.configuration = configuration
    self.time = time
    multi = MultiHandle(total: configuration.total, perHost: configuration.perHost)
    waiting = HostQueue(perHost: configuration.perHost, total: configuration.total)
  }

  /// Fetches one document; it returns for whatever the server does.
  ///
  /// Waits for its turn where the limits of the policy are reached; waiting does not use up the
  /// timeout. Cancelling the calling task ends the transfer.
  public func fetch(_ request: FetchRequest) async -> FetchReport {
    guard RedirectPolicy.isFetched(request.url) else {
      return FetchReport(outcome: .failed(.schemeNotFetched(request.url.scheme)))
    }
    lastTicket += 1
    let ticket = lastTicket
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        begin(
          PendingFetch(
            ticket: ticket, request: request, maximumRedirects: configuration.maximumRedirects,
            continuation: continuation))
      }
    } onCancel: {
      executor.queue.async { self.assumeIsolated { $0.drop(ticket, .cancelled()) } }
    }
  }

  /// Ends: running transfers have the grace to finish, the rest are dropped and fail as `timeout`.
  ///
  /// A fetch that is asked for afterwards fails at once. Idempotent.
  public func shutDown(grace: Duration) async {
    isShutDown = true
    for fetch in waiting.removeAll() { end(fetch, .failed(.stopping()), nil) }
    guard !isIdle else { return }
    let deadline = Task {
      do { try await time.sleep(for: grace) } catch { return }  // cancelled: all have finished
      dropAll()
    }
    await withCheckedContinuation { idleWaiters.append($0) }
    deadline.cancel()
  }

  private func dropAll() {
    for ticket in running.keys.sorted() { drop(ticket, .stopping()) }
    for fetch in waiting.removeAll() { end(fetch, .failed(.stopping()), nil) }
    wakeIdleWaiters()
  }

  /// Returns once the queue has come to it, which shows that it is not stuck.
  public func answer() async {}

  /// What is going on.
  public var figures: FetcherFigures {
    FetcherFigures(
      running: running.count, waiting: waiting.waitingCount,
      heldByteCount: bodies.budget.heldByteCount)
  }

  private var isIdle: Bool { running.isEmpty && waiting.waitingCount == 0 }

  /// Lets a shutdown go on once nothing is under way.
  func wakeIdleWaiters() {
    guard isShutDown, isIdle else { return }
    for waiter in idleWaiters { waiter.resume() }
    idleWaiters = []
  }
}
