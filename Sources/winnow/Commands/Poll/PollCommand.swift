import ArgumentParser
import Fetching
import Polling
import Storage
import Vocabulary
import WebText

/// `winnow poll`.
struct PollCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "poll",
    abstract: "Fetches the feeds that are due and stores what is new.",
    discussion: """
      Prints a line for each feed it looked at; feeds not due are left out. Exits 69
      when feeds were due and none of them could be fetched.

      Examples:
        winnow poll                    what is due
        winnow poll --all              everything, but not before Retry-After
        winnow poll 12 "Morning"       these two, due or not
        winnow poll --dry-run          what would be fetched, and why
        winnow poll --json | jq -c 'select(.error)'
      """
  )

  @Argument(help: "Only these feeds: numbers, addresses or beginnings of titles.")
  var feeds: [String] = []

  @Flag(help: "One round and no more; so it is without this flag too.")
  var once = false

  @Flag(help: "All feeds, whether due or not.")
  var all = false

  @OptionGroup var network: NetworkOptions
  @OptionGroup var dry: DryRunOption
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard feeds.isEmpty || !all else {
      throw ValidationError("Name feeds or give --all, not both.")
    }
  }

  func run() async throws {
    let configuration = try global.configuration(with: network)
    let store = try global.openStore()
    let selection = try await selection(in: store)
    if dry.dryRun {
      try await tellWhatIsDue(in: store, selection)
      await store.close()
      return
    }
    let round = try await poll(selection, in: store, under: configuration)
    try await tellWhatWasDone(round, in: store)
    let purged = try await RetentionKeeper(
      store: store, retention: configuration.retention.retention, time: SystemTime()
    ).purgeAfterPoll()
    if purged > 0 { global.messages.notice("purged \(Quantity.of(purged, "old article"))") }
    try await SearchIndexKeeper(store: store, time: SystemTime()).improveAfterPoll()
    await store.close()
    try round.requireSuccess()
  }

  private func selection(in store: Store) async throws -> FeedSelection {
    if all { return .all }
    if feeds.isEmpty { return .due }
    return .named(try await store.feeds(named: feeds).map(\.id))
  }

  /// One round; a signal ends it as its end would, after the grace.
  private func poll(
    _ selection: FeedSelection, in store: Store, under configuration: Configuration
  ) async throws -> PollRound {
    let pipeline = Pipeline(store: store, under: configuration)
    let signals = StopSignals { Task { await pipeline.shutDown() } }
    var round = PollRound(global)
    if round.showsProgress { round.expect(try await count(of: selection, in: store)) }
    do {
      for try await reports in pipeline.poller.runOnce(selection) { try round.add(reports) }
    } catch {
      await pipeline.shutDown()
      throw error
    }
    round.finish()
    await pipeline.shutDown()
    signals.end()
    return round
  }

  /// About how many feeds a selection takes.
  private func count(of selection: FeedSelection, in store: Store) async throws -> Int {
    switch selection {
    case .named(let ids): return ids.count
    case .due: return try await store.status().dueCount
    case .all:
      let status = try await store.status()
      return status.feedCount - status.pausedCount - status.goneCount
    }
  }

  private func tellWhatWasDone(_ round: PollRound, in store: Store) async throws {
    guard round.count == 0 else { return global.messages.notice(round.summary) }
    guard let next = try await store.nextDue() else {
      let known = try await store.feeds().count
      return global.messages.notice(
        known == 0
          ? "no feeds yet; to subscribe: winnow feed add https://example.org/"
          : "nothing is due: all feeds are paused or gone; see: winnow feed list")
    }
    let time = RelativeTime.describe(next, now: SystemTime().now)
    global.messages.notice(
      "nothing is due; the next feed is due \(time); to poll all: winnow poll --all")
  }

  private func tellWhatIsDue(in store: Store, _ selection: FeedSelection) async throws {
    let now = SystemTime().now
    var output = StandardOutput()
    var writer = JSONWriter()
    for poll in try await DryPoll.all(in: store, selection, now: now) {
      if global.json {
        writer.removeAll()
        poll.write(to: &writer)
        writer.endLine()
        try output.write(writer.bytes)
      } else {
        try output.write(poll.line(now: now))
      }
    }
    try output.flush()
  }
}
