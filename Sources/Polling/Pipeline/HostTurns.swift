import Storage
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
  /// Of hosts that want to be asked slowly, or are unavailable; all others are not in it.
  private var manners: [String: HostManners] = [:]
  /// Until when the turns of a slow host are promised.
  private var promised: [String: Timestamp] = [:]

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

  /// What is known of a host's wishes.
  func manners(of host: String) -> HostManners { manners[host] ?? HostManners() }

  /// Takes over what the store knows, unless more was learned since.
  mutating func know(_ stored: HostManners, of host: String) {
    let own = manners[host]?.spacingSince ?? Timestamp(secondsSinceEpoch: .min)
    guard manners[host] == nil || stored.spacingSince.map({ $0 > own }) == true else { return }
    learn(stored, of: host)
  }

  /// Takes note of a host's wishes.
  mutating func learn(_ wishes: HostManners, of host: String) {
    manners[host] = wishes == HostManners() ? nil : wishes
    if wishes.spacingSeconds == 0 { promised[host] = nil }
  }

  /// Asks a host that wants to be asked slowly: nil when it may be asked now, which is then noted,
  /// else the time that is promised to who comes back then.
  mutating func wait(at host: String, now: Timestamp) -> Timestamp? {
    guard let wishes = manners[host], wishes.spacingSeconds > 0 else { return nil }
    let spacing = Duration.seconds(wishes.spacingSeconds)
    // What was noted before the clock was set back says nothing.
    let free = wishes.askedAt.flatMap { $0 > now ? nil : $0 + spacing } ?? now
    guard free > now else {
      manners[host]?.askedAt = now
      return nil
    }
    let turn = max(free, promised[host] ?? free)
    let latest = now + .seconds(SchedulePolicy.ceiling)
    guard turn < latest else { return latest }
    promised[host] = turn + spacing
    return turn
  }
}

/// Tells a machine without a network from hosts that are down.
struct OutageDetector {
  /// So many hosts must have failed, and none answered.
  private static let hostCount = 5
  private var unreached: Set<String> = []

  /// Takes note of one answer, or of a host that could not be reached.
  mutating func note(host: String, httpStatus: Int?, failure: FailureCode?) {
    if httpStatus != nil { unreached = [] }
    if let failure, OutageDetector.mayConcern(failure) { unreached.insert(host) }
  }

  /// Whether a failure may be this machine's: no name was found, or no connection came about.
  static func mayConcern(_ failure: FailureCode) -> Bool {
    failure == .dns || failure == .connect
  }

  /// Whether failures say more about this machine than about the hosts.
  var isOffline: Bool { unreached.count >= OutageDetector.hostCount }
}
