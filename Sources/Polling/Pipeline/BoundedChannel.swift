import Vocabulary

/// A queue between two stages that makes the earlier one wait when it is full.
///
/// It lives on the queue of the actor that uses it most, so that neither end changes threads there.
actor BoundedChannel<Element: Sendable> {
  /// How much an element takes of the channel's room.
  struct Room {
    /// Elements.
    var count: Int
    /// Bytes; an element larger than the whole room passes when it is alone.
    var byteCount: Int
  }

  private let executor: QueueExecutor
  private let room: Room
  private let weigh: @Sendable (Element) -> Int
  private var elements: [(element: Element, byteCount: Int)] = []
  private var byteCount = 0
  private var isFinished = false
  private var senders: [CheckedContinuation<Void, Never>] = []
  private var receivers: [CheckedContinuation<Void, Never>] = []
  private var collector: (count: Int, continuation: CheckedContinuation<Void, Never>)?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// An empty channel on a queue.
  init(on executor: QueueExecutor, room: Room, weigh: @escaping @Sendable (Element) -> Int) {
    self.executor = executor
    self.room = room
    self.weigh = weigh
  }

  /// Puts an element in; waits while there is no room.
  func send(_ element: Element) async {
    let weight = weigh(element)
    while !hasRoom(for: weight) {
      nudge()
      await withCheckedContinuation { senders.append($0) }
    }
    elements.append((element, weight))
    byteCount += weight
    if !receivers.isEmpty { receivers.removeFirst().resume() }
    if let collector, elements.count >= collector.count { nudge() }
  }

  /// Waits until so many elements are there, or no more fit, or until `nudge` or `finish`.
  func wait(forCount count: Int) async {
    guard elements.count < count && senders.isEmpty && !isFinished else { return }
    await withCheckedContinuation { collector = (count, $0) }
  }

  /// Ends a `wait`.
  func nudge() {
    collector.take()?.continuation.resume()
  }

  /// Takes the oldest element; waits while there is none; nil when none will come any more.
  func receive() async -> Element? {
    while elements.isEmpty && !isFinished {
      await withCheckedContinuation { receivers.append($0) }
    }
    return take { _ in true }
  }

  /// Takes the oldest element if there is one that fits; never waits.
  func take(where fits: (Element) -> Bool) -> Element? {
    guard let first = elements.first, fits(first.element) else { return nil }
    elements.removeFirst()
    byteCount -= first.byteCount
    wakeSenders()
    return first.element
  }

  /// Says that no element will come any more; what is in it can still be taken.
  func finish() {
    isFinished = true
    let waiting = receivers
    receivers = []
    for receiver in waiting { receiver.resume() }
    nudge()
  }

  private func hasRoom(for weight: Int) -> Bool {
    elements.isEmpty || (elements.count < room.count && byteCount + weight <= room.byteCount)
  }

  private func wakeSenders() {
    let waiting = senders
    senders = []
    for sender in waiting { sender.resume() }
  }
}
