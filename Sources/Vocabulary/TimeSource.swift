#if canImport(Glibc)
  import Glibc
#endif

/// Where the time comes from: the system in the program, a clock turned by hand in tests.
///
/// Below the executable nobody asks the system for the time.
public protocol TimeSource: Sendable {
  /// The time of day; it may jump in both directions when the clock is set.
  var now: Timestamp { get }

  /// The time since some fixed point; it never goes back.
  var uptime: Duration { get }

  /// Returns when so much time has passed.
  ///
  /// - Throws: `CancellationError` when the task is cancelled before that.
  func sleep(for duration: Duration) async throws
}

/// The system's clocks.
public struct SystemTime: TimeSource {
  /// The one there is.
  public init() {}

  /// `CLOCK_REALTIME`, cut to whole seconds.
  public var now: Timestamp { Timestamp(secondsSinceEpoch: Int64(read(CLOCK_REALTIME).tv_sec)) }

  /// `CLOCK_MONOTONIC`.
  public var uptime: Duration {
    let time = read(CLOCK_MONOTONIC)
    return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
  }

  /// Sleeps on the continuous clock.
  public func sleep(for duration: Duration) async throws {
    try await Task.sleep(for: duration)
  }

  private func read(_ clock: clockid_t) -> timespec {
    var time = timespec()
    clock_gettime(clock, &time)
    return time
  }
}
