import Dispatch
import Glibc

/// One signal, handled on a queue in place of interrupting whatever runs.
struct SignalSource {
  private static let queue = DispatchQueue(label: "winnow.signals")

  private let number: Int32
  private let source: any DispatchSourceSignal

  /// Calls the handler for each arrival, on one serial queue for all signals.
  init(_ number: Int32, handler: @escaping @Sendable () -> Void) {
    self.number = number
    // The default action would come before any source hears of the signal.
    signal(number, SIG_IGN)
    source = DispatchSource.makeSignalSource(signal: number, queue: Self.queue)
    source.setEventHandler(handler: handler)
    source.activate()
  }

  /// Leaves the signal to the system again.
  func cancel() {
    source.cancel()
    signal(number, SIG_DFL)
  }
}
