import Foundation
import Glibc
import Storage
import Vocabulary

/// What a daemon costs that has nothing to do: its memory and its share of a processor.
///
/// Linux alone; the figures are the kernel's (proc(5)).
struct RestBenchmark {
  /// The program whose daemon is measured.
  let program: URL
  private static let feedCount = 100_000
  private static let settling = Duration.seconds(10)
  private static let seconds = 60
  private let owner = LeaseOwner.thisProcess
  private let time = SystemTime()

  /// Fills a store with feeds that are due later in the day, then watches a daemon on it.
  func run() async throws {
    try await ScratchDatabase.lend { try await measure($0) }
  }

  private func measure(_ path: String) async throws {
    try await Meter.measure("subscribe and poll", count: RestBenchmark.feedCount, of: "feeds") {
      try await fill(path)
    }
    let daemon = Process()
    daemon.executableURL = program
    daemon.arguments = ["daemon", "--quiet", "--database", path]
    try daemon.run()
    defer {
      daemon.terminate()
      daemon.waitUntilExit()
    }
    try await Task.sleep(for: RestBenchmark.settling)
    let before = try ticks(of: daemon.processIdentifier)
    try await Task.sleep(for: .seconds(RestBenchmark.seconds))
    let spent = try ticks(of: daemon.processIdentifier) - before
    let share = Double(spent) / Double(sysconf(Int32(_SC_CLK_TCK)) * RestBenchmark.seconds)
    print(
      "daemon at rest: \(RestBenchmark.feedCount) feeds, "
        + "\(try residentKilobytes(of: daemon.processIdentifier) / 1_024) MB, "
        + "\((share * 10_000).rounded() / 100) % of a processor")
  }

  private func fill(_ path: String) async throws {
    let store = try Store(opening: .file(path: path), time: time)
    let subscriptions = (0..<RestBenchmark.feedCount).map {
      Subscription(url: "https://feed\($0).example/news.xml")
    }
    let feeds = try await store.add(subscriptions).compactMap { $0 }
    for start in stride(from: 0, to: feeds.count, by: 1_000) {
      let last = start == 0 ? nil : feeds[start - 1]
      let claimed = try await store.claimFeeds(
        .all, after: last, limit: 1_000, owner: owner, for: .seconds(600))
      for receipt in await store.apply(claimed.map(update)) {
        if let failure = receipt.failure { throw failure }
      }
    }
    await store.close()
  }

  /// A poll without news, after which the feed is due in one to 23 hours.
  private func update(of feed: DueFeed) -> FeedUpdate {
    let wait = 3_600 + feed.id.rawValue * 7_919 % (22 * 3_600)
    return FeedUpdate(
      feed: feed.id, owner: owner, status: .notModified, startedAt: time.now, milliseconds: 40,
      httpStatus: 304, byteCount: 0, failure: nil, document: nil, renewedValidators: nil,
      changes: [], listed: [], nextFetchAt: time.now + .seconds(wait), notBefore: nil,
      hostNotBefore: nil, failureCount: 0, history: [], why: "benchmark")
  }

  private func residentKilobytes(of process: Int32) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
  }

  /// Fields 14 and 15: user and system time.
  private func ticks(of process: Int32) throws -> Int {
    let line = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
    let fields = line.drop { $0 != ")" }.split(separator: " ")
    return [12, 13].reduce(0) { $0 + (Int(fields[$1]) ?? 0) }
  }
}
