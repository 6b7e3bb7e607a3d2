import Dispatch
import Glibc
import Synchronization

/// Whether the daemon has been told to stop, and the end of its patience.
///
/// A stop waits for transfers, workers and the writer, each of which has a bound; but the bounds add
/// up where a reload is under way or another process holds the database. So the process ends in any
/// case before the service manager would lose its own patience. That is as safe as a crash: what was
/// not committed is fetched again.
final class StopRequest: Sendable {
  /// How long a stop may take.
  private static let patience = DispatchTimeInterval.milliseconds(4_700)

  private let isMade = Atomic<Bool>(false)

  /// Whether the daemon has been told to stop.
  var hasCome: Bool { isMade.load(ordering: .acquiring) }

  /// The daemon is told to stop; `late` is called when it has to end in the middle.
  func make(late: @escaping @Sendable () -> Void) {
    isMade.store(true, ordering: .releasing)
    DispatchQueue(label: "winnow.deadline").asyncAfter(deadline: .now() + Self.patience) {
      late()
      _exit(ExitStatus.success.rawValue)
    }
  }
}
