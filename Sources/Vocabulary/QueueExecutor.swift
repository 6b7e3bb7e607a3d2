public import Dispatch

/// The executor of an actor that runs on a serial Dispatch queue of its own.
///
/// C callbacks which arrive on that queue may enter the actor by `assumeIsolated`, without a hop.
public final class QueueExecutor: SerialExecutor {
  /// The queue on which every job of the actor runs.
  public let queue: DispatchQueue

  /// Makes a serial queue with this label, the name seen in backtraces.
  public init(label: String) { queue = DispatchQueue(label: label) }

  /// Runs a job of the actor on the queue.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
  }

  /// Traps unless it is called on the queue.
  public func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
