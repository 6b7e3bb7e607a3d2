import Glibc
import Synchronization

/// Waits for SIGTERM and SIGINT: the first one stops, the second one ends at once.
///
/// Ending at once is safe: what was not committed is fetched again (ARCHITECTURE §5).
struct StopSignals {
  private final class Arrivals: Sendable {
    let hasBegun = Atomic<Bool>(false)
  }

  private let sources: [SignalSource]

  /// Calls `stop` once, on the queue of signals.
  init(stop: @escaping @Sendable () -> Void) {
    let arrivals = Arrivals()
    sources = [SIGTERM, SIGINT].map { number in
      SignalSource(number) { @Sendable in
        guard arrivals.hasBegun.exchange(true, ordering: .relaxed) else { return stop() }
        signal(number, SIG_DFL)
        kill(getpid(), number)
      }
    }
  }

  /// Waits no longer; the signals are left to the system again.
  func end() {
    for source in sources { source.cancel() }
  }
}
