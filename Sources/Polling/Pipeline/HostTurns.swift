import Vocabulary

/// Whose turn it is at each host, and which hosts want to be left alone.
///
/// Turns are taken here and not only in the fetcher, for a feed whose host answers 429 while it
/// waits must not be asked any more.
struct HostTurns {
  private let perHost: Int
  private var active: [String: Int] = [:]
  private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]
  private var notBefore: [String: Timestamp] = [:]

  /// Turns for so many fetches of a host at one time.
  init(perHost: Int) { self.perHost = max(1, perHost) }

  /// Takes a turn if there is one.
  mutating func take(at host: String) -> Bool {
    guard active[host, default: 0] < perHost else { return false }
    active[host, default: 0] += 1
    return true
  }

  /// Waits for somebody to give back a turn.
  mutating func wait(_ continuation: CheckedContinuation<Void, Never>, at host: String) {
    waiting[host, default: []].append(continuation)
  }

  /// Gives a turn back; the one to resume, if somebody waits.
  mutating func giveBack(at host: String) -> CheckedContinuation<Void, Never>? {
    active[host] = active[host].flatMap { $0 > 1 ? $0 - 1 : nil }
    guard var queue = waiting[host] else { return nil }
    let next = queue.removeFirst()
    waiting[host] = queue.isEmpty ? nil : queue
    return next
  }

  /// All who wait, to be resumed because nothing is fetched any more.
  mutating func removeAllWaiting() -> [CheckedContinuation<Void, Never>] {
    defer { waiting = [:] }
    return waiting.values.flatMap(\.self)
  }

  /// Leaves a host alone until a time.
  mutating func pause(_ host: String, until time: Timestamp) {
    notBefore[host] = max(notBefore[host] ?? time, time)
  }

  /// The time until which a host wants to be left alone.
  func pause(of host: String) -> Timestamp? { notBefore[host] }
}

/// Tells a machine without a network from hosts that are down.
struct OutageDetector {
  /// So many hosts must have failed, and none answered.
  private static let hostCount = 5
  private var unresolved: Set<String> = []

  /// Takes note of one answer, or of a name that could not be resolved.
  mutating func note(host: String, httpStatus: Int?, failure: FailureCode?) {
    if httpStatus != nil { unresolved = [] }
    if failure == .dns { unresolved.insert(host) }
  }

  /// Whether failures say more about this machine than about the hosts.
  var isOffline: Bool { unresolved.count >= OutageDetector.hostCount }
}
