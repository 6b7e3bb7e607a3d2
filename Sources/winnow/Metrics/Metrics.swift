import Fetching
import Storage
import Vocabulary

/// The figures for monitoring, read from the store; a daemon adds what it is doing.
struct Metrics: Sendable {
  private let status: StoreStatus
  private let totals: [PollStatus: PollTotal]
  private let groups: FeedGroups
  private let logByteCount: Int64
  private let isDaemonRunning: Bool
  private let transfers: FetcherFigures?

  /// The figures of a store at this moment.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - databasePath: Its file.
  ///   - now: The time.
  ///   - transfers: What the daemon's fetcher is doing; nil outside of one.
  /// - Throws: `StorageError` when the store cannot be read.
  init(
    of store: Store, at databasePath: String, now: Timestamp, transfers: FetcherFigures?
  ) async throws(StorageError) {
    status = try await store.status()
    totals = try await store.pollTotals()
    groups = FeedGroups(
      try await store.feeds(), histories: try await store.histories(),
      moves: try await store.moves(since: now + .seconds(-30 * 86_400)), now: now)
    logByteCount = Store.logByteCount(at: databasePath)
    isDaemonRunning =
      if transfers == nil {
        try DaemonLock.runningDaemon(onDatabase: databasePath) != nil
      } else {
        true
      }
    self.transfers = transfers
  }

  /// The document.
  var text: String {
    var document = OpenMetricsText()
    addProgram(to: &document)
    addPolls(to: &document)
    addFeeds(to: &document)
    addStore(to: &document)
    if let transfers { Self.add(transfers, to: &document) }
    return document.text
  }

  private func addProgram(to document: inout OpenMetricsText) {
    document.add(
      "winnow_build_info", .gauge, help: "The version of Winnow.",
      [.init("version", Program.version, 1)])
    document.add(
      "winnow_daemon_running", .gauge, help: "Whether a daemon polls this database.",
      [.init(isDaemonRunning ? 1 : 0)])
  }

  private func addPolls(to document: inout OpenMetricsText) {
    let outcomes: [PollStatus] = [.ok, .notModified, .deferred, .gone, .error]
    func total(_ status: PollStatus) -> PollTotal { totals[status] ?? PollTotal() }
    func sum(_ figure: (PollTotal) -> Int64) -> Double {
      Double(totals.values.reduce(0) { $0 + figure($1) })
    }
    document.add(
      "winnow_polls", .counter, help: "Polls by their outcome.",
      outcomes.map { .init("outcome", $0.rawValue, Double(total($0).pollCount)) })
    document.add(
      "winnow_poll_duration_seconds", .counter, unit: "seconds",
      help: "The time that fetches took, by the outcome of the poll.",
      outcomes.map { .init("outcome", $0.rawValue, Double(total($0).milliseconds) / 1_000) })
    document.add(
      "winnow_received_bytes", .counter, unit: "bytes",
      help: "Bytes of feeds after decoding.", [.init(sum { $0.byteCount })])
    document.add(
      "winnow_stored_articles", .counter,
      help: "Articles that polls brought: new, changed, or copies of others.",
      [
        .init("change", "new", sum { $0.newCount }),
        .init("change", "updated", sum { $0.updatedCount }),
        .init("change", "duplicate", sum { $0.duplicateCount }),
      ])
    let share =
      status.pollCount > 0 ? Double(status.notModifiedCount) / Double(status.pollCount) : 0
    document.add(
      "winnow_not_modified_ratio", .gauge, unit: "ratio",
      help: "The share of polls of the last 24 hours that were answered by 304.", [.init(share)])
  }

  private func addFeeds(to document: inout OpenMetricsText) {
    var health: [(String, Int)] = [
      ("healthy", groups.healthyCount), ("never", groups.newCount), ("paused", groups.pausedCount),
    ]
    health += groups.listed.map { ($0.name, $0.members.count) }
    document.add(
      "winnow_feeds", .gauge, help: "Feeds by their health; each is counted once.",
      health.map { .init("health", $0.0, Double($0.1)) })
    document.add(
      "winnow_due_feeds", .gauge, help: "Feeds whose time has come.",
      [.init(Double(status.dueCount))])
    if let next = status.nextFetchAt {
      document.add(
        "winnow_next_poll_timestamp_seconds", .gauge, unit: "seconds",
        help: "When the next feed is due.", [.init(Double(next.secondsSinceEpoch))])
    }
  }

  private func addStore(to document: inout OpenMetricsText) {
    document.add(
      "winnow_articles", .gauge, help: "Articles in the store.",
      [.init(Double(status.articleCount))])
    document.add(
      "winnow_unread_articles", .gauge, help: "Articles that nobody has read.",
      [.init(Double(status.unreadCount))])
    document.add(
      "winnow_undelivered_issues", .gauge, help: "Issues of digests that wait for delivery.",
      [.init(Double(status.outboxCount))])
    document.add(
      "winnow_database_size_bytes", .gauge, unit: "bytes",
      help: "The database on disk, its log included.", [.init(Double(status.databaseByteCount))])
    document.add(
      "winnow_database_log_size_bytes", .gauge, unit: "bytes",
      help: "The log of the database (WAL).", [.init(Double(logByteCount))])
  }

  private static func add(_ transfers: FetcherFigures, to document: inout OpenMetricsText) {
    document.add(
      "winnow_fetches", .gauge, help: "Fetches under way, and those that wait for their turn.",
      [
        .init("state", "running", Double(transfers.running)),
        .init("state", "waiting", Double(transfers.waiting)),
      ])
    document.add(
      "winnow_held_bytes", .gauge, unit: "bytes", help: "Bytes of bodies under way.",
      [.init(Double(transfers.heldByteCount))])
  }
}
