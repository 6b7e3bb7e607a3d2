import Synchronization
public import Vocabulary

/// A clock that a test turns by hand; sleeping ends when it has been turned far enough.
public final class ManualTime: TimeSource {
  private struct State {
    var now: Timestamp
    var uptime = Duration.zero
    var sleepers: [(until: Duration, continuation: CheckedContinuation<Void, Never>)] = []
  }

  private let state: Mutex<State>

  /// A clock that stands at a time.
  public init(_ now: Timestamp = Timestamp(year: 2026, month: 11, day: 24)) {
    state = Mutex(State(now: now))
  }

  /// What the clock shows.
  public var now: Timestamp { state.withLock { $0.now } }
  /// How far it has been turned.
  public var uptime: Duration { state.withLock { $0.uptime } }

  /// Turns the clock and wakes who has slept long enough.
  public func advance(by duration: Duration) {
    let woken = state.withLock { state in
      state.now = state.now + duration
      state.uptime += duration
      let uptime = state.uptime
      let due = state.sleepers.filter { $0.until <= uptime }
      state.sleepers.removeAll { $0.until <= uptime }
      return due
    }
    for sleeper in woken { sleeper.continuation.resume() }
  }

  /// Sets the time of day alone, as when somebody sets the system's clock.
  public func jump(to now: Timestamp) { state.withLock { $0.now = now } }

  /// Waits until the clock has been turned so far.
  public func sleep(for duration: Duration) async throws {
    try Task.checkCancellation()
    guard duration > .zero else { return }
    await withCheckedContinuation { continuation in
      state.withLock { state in
        state.sleepers.append((state.uptime + duration, continuation))
      }
    }
  }
}
