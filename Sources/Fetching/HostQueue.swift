/// Who may fetch next: so many at one time in all and to one host, and every host in its turn.
///
/// Waiting happens here and not in libcurl, where the timeout would be running already. A host with
/// a thousand waiting delays no other, for hosts take turns. Each operation is O(1), amortised.
struct HostQueue<Element> {
  /// The number under which an element waits.
  typealias Ticket = UInt64

  private struct Host {
    var running = 0
    var waiting = Line<Ticket>()
    var isInTurn = false
  }

  private let perHost: Int
  private let total: Int
  private var hosts: [String: Host] = [:]
  private var turns = Line<String>()
  private var waiting: [Ticket: Element] = [:]

  /// How many have taken their turn and not finished.
  private(set) var runningCount = 0
  /// How many wait.
  var waitingCount: Int { waiting.count }

  /// Whether somebody waits for a host.
  func isAwaited(_ host: String) -> Bool { hosts[host].map { !$0.waiting.isEmpty } ?? false }

  /// A queue under these limits; each is at least one.
  init(perHost: Int, total: Int) {
    self.perHost = max(perHost, 1)
    self.total = max(total, 1)
  }

  /// Lets an element wait for its turn at a host, before all others there when it is urgent.
  mutating func add(_ element: Element, ticket: Ticket, host: String, isUrgent: Bool = false) {
    waiting[ticket] = element
    hosts[host, default: Host()].waiting.add(ticket, isFirst: isUrgent)
    takeTurn(host, isFirst: isUrgent)
  }

  /// The next element that may run, which then counts as running; nil when none may.
  mutating func next() -> Element? {
    guard runningCount < total else { return nil }
    while let name = turns.removeFirst() {
      guard var host = hosts[name] else { continue }
      host.isInTurn = false
      let element = removeFirstWaiting(of: &host)
      if element != nil {
        host.running += 1
        runningCount += 1
      }
      hosts[name] = host
      takeTurn(name)
      forgetIfIdle(name)
      if let element { return element }
    }
    return nil
  }

  /// One that ran at a host is done.
  mutating func finished(host: String) {
    runningCount -= 1
    hosts[host]?.running -= 1
    takeTurn(host)
    forgetIfIdle(host)
  }

  /// Takes out an element that waits; nil when it does not.
  mutating func remove(_ ticket: Ticket) -> Element? { waiting.removeValue(forKey: ticket) }

  /// Takes out all that wait, the first to come first.
  mutating func removeAll() -> [Element] {
    defer {
      waiting.removeAll()
    }
    return waiting.sorted { $0.key < $1.key }.map(\.value)
  }

  /// Tickets that were taken out stay in line until their turn; they are passed over then.
  private mutating func removeFirstWaiting(of host: inout Host) -> Element? {
    while let ticket = host.waiting.removeFirst() {
      if let element = waiting.removeValue(forKey: ticket) { return element }
    }
    return nil
  }

  private mutating func takeTurn(_ name: String, isFirst: Bool = false) {
    guard let host = hosts[name], !host.isInTurn, !host.waiting.isEmpty, host.running < perHost
    else { return }
    hosts[name]?.isInTurn = true
    turns.add(name, isFirst: isFirst)
  }

  private mutating func forgetIfIdle(_ name: String) {
    if let host = hosts[name], host.running == 0, host.waiting.isEmpty, !host.isInTurn {
      hosts[name] = nil
    }
  }
}

/// First come, first served, with a front door; adding and removing are O(1), amortised.
private struct Line<Element> {
  private var urgent: [Element] = []  // the last is the first to go
  private var elements: [Element] = []
  private var start = 0

  var isEmpty: Bool { urgent.isEmpty && start == elements.count }

  mutating func add(_ element: Element, isFirst: Bool) {
    if isFirst { urgent.append(element) } else { elements.append(element) }
  }

  mutating func removeFirst() -> Element? {
    if let element = urgent.popLast() { return element }
    guard start < elements.count else { return nil }
    defer {
      start += 1
      if start > 64 && start * 2 > elements.count {
        elements.removeFirst(start)
        start = 0
      }
    }
    return elements[start]
  }
}
