import Glibc
import Logging
import Polling
import Storage
import Vocabulary

/// Polls for ever: signals, the service manager and the pipeline brought together.
struct Daemon: Sendable {
  private let store: Store
  private let databasePath: String
  private let logger: @Sendable (LogSettings, LogModule) -> Logger
  private let notification: SystemdNotification?
  private let reload: @Sendable () throws -> Configuration

  /// A daemon on an open store, whose lock is held; `reload` reads the configuration again.
  init(
    store: Store, databasePath: String, notification: SystemdNotification?,
    logger: @escaping @Sendable (LogSettings, LogModule) -> Logger,
    reload: @escaping @Sendable () throws -> Configuration
  ) {
    self.store = store
    self.databasePath = databasePath
    self.logger = logger
    self.notification = notification
    self.reload = reload
  }

  private enum Event: Sendable {
    case stop
    case reload
    case pollerEnded((any Error)?)
  }

  /// Polls until a signal stops it.
  ///
  /// - Throws: `StorageError` when the store cannot be used any more.
  func run(_ configuration: Configuration) async throws {
    let (events, source) = AsyncStream.makeStream(of: Event.self)
    let request = StopRequest()
    let stop = StopSignals { [notification, logger] in
      notification?.stopping()
      request.make {
        logger(configuration.log, .daemon).warning(
          "ended before all was stored; the rest is fetched again")
      }
      source.yield(.stop)
    }
    let hangUp = SignalSource(SIGHUP) { @Sendable in source.yield(.reload) }
    defer {
      stop.end()
      hangUp.cancel()
    }
    var next: Configuration? = configuration
    var arrivals = events.makeAsyncIterator()
    var digests: Task<Void, Never>?
    defer { digests?.cancel() }
    while let configuration = next {
      digests = keepDigests(under: configuration, after: digests)
      next = try await run(under: configuration, &arrivals, source)
      // A stop that came during the reload: the next pipeline would only begin what is dropped.
      if request.hasCome { next = nil }
    }
  }

  /// Makes digests from now on; one that is being delivered under another configuration first ends,
  /// or it would be delivered twice.
  private func keepDigests(
    under configuration: Configuration, after former: Task<Void, Never>?
  ) -> Task<Void, Never> {
    former?.cancel()
    let keeper = DigestKeeper(
      store: store, configuration: configuration, logger: logger(configuration.log, .digests),
      time: SystemTime())
    return Task {
      await former?.value
      await keeper.keep()
    }
  }

  /// Runs one pipeline to its end; returns the configuration of the next one, nil to stop.
  private func run(
    under configuration: Configuration, _ events: inout AsyncStream<Event>.Iterator,
    _ source: AsyncStream<Event>.Continuation
  ) async throws -> Configuration? {
    let pipeline = Pipeline(store: store, under: configuration)
    let settings = configuration.log
    let daemonLogger = logger(settings, .daemon)
    let journal = DaemonJournal(logger: logger(settings, .polls), time: SystemTime())
    let polling = Task {
      do {
        try await pipeline.poller.runForever(
          report: { $0.forEach(journal.note) }, pages: journal.note)
        source.yield(.pollerEnded(nil))
      } catch {
        source.yield(.pollerEnded(error))
      }
    }
    try await tellReady(daemonLogger)
    let watchdog = Task { await keepWatch(over: pipeline) }
    let keeper = RetentionKeeper(
      store: store, retention: configuration.retention.retention, time: SystemTime())
    let retentionLogger = logger(settings, .retention)
    let purging = Task { await keeper.keep(retentionLogger) }
    let searchLogger = logger(settings, .search)
    let indexing = Task { [store] in
      await SearchIndexKeeper(store: store, time: SystemTime()).keep(searchLogger)
    }
    let figures = Task { await keepMetrics(of: pipeline, under: configuration) }
    defer {
      watchdog.cancel()
      purging.cancel()
      indexing.cancel()
    }
    let end = await firstEnd(&events, daemonLogger)
    figures.cancel()
    await pipeline.shutDown()
    await polling.value
    // The next pipeline listens at the same address.
    await figures.value
    if case .failed(let error) = end { throw error }
    if case .replaced(let configuration) = end { return configuration }
    return nil
  }

  private func keepMetrics(
    of pipeline: Pipeline, under configuration: Configuration
  ) async {
    await MetricsKeeper(
      store: store, databasePath: databasePath, fetcher: pipeline.fetcher,
      settings: configuration.metrics, logger: logger(configuration.log, .metrics),
      time: SystemTime()
    ).keep()
  }

  private enum End {
    case stopped
    case replaced(Configuration)
    case failed(any Error)
  }

  /// Waits for what ends a pipeline.
  private func firstEnd(
    _ events: inout AsyncStream<Event>.Iterator, _ logger: Logger
  ) async -> End {
    while let event = await events.next(isolation: #isolation) {
      switch event {
      case .stop:
        logger.notice("stopping")
        return .stopped
      case .reload:
        notification?.reloading()
        do {
          return .replaced(try reload())
        } catch {
          let message = FailureMessage(error)
          logger.error(
            "configuration is wrong; the old one stays", metadata: ["reason": "\(message.message)"])
          notification?.ready("the configuration is wrong: \(message.message)")
        }
      case .pollerEnded(let error):
        guard let error else { continue }
        logger.error("cannot go on", metadata: ["reason": "\(FailureMessage(error).message)"])
        notification?.stopping()
        return .failed(error)
      }
    }
    return .stopped
  }

  private func tellReady(_ logger: Logger) async throws {
    let line = try await statusLine()
    logger.notice("ready", metadata: ["status": "\(line)"])
    notification?.ready(line)
  }

  /// Tells the service manager that all is well, each time when the pipeline has answered.
  ///
  /// A poller, fetcher or writer that is stuck does not answer, and the manager restarts the daemon.
  private func keepWatch(over pipeline: Pipeline) async {
    guard let notification, let interval = notification.watchdogInterval else { return }
    while !Task.isCancelled {
      await pipeline.poller.answer()
      do {
        notification.watchdog(try await statusLine())
      } catch {
        notification.watchdog(FailureMessage(error).message)
      }
      do {
        try await Task.sleep(for: interval)
      } catch {
        return
      }
    }
  }

  private func statusLine() async throws -> String {
    let status = try await store.status()
    return "\(status.feedCount) feeds, \(status.failingCount) failing, \(status.dueCount) due; "
      + "\(status.articleCount) articles, \(status.unreadCount) unread"
  }
}
