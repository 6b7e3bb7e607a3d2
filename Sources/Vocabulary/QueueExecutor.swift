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

/// The queue of an executor, for tasks that prefer it (SE-0417) and call no actor of another one.
///
/// Such a task goes on there after each wait; any other first wakes a thread of Swift's own, which
/// then sends it to the queue. It is an object of its own, for the runtime takes a task without the
/// preference that finds itself on a preferred executor for one that has to move, at each `await`.
public final class QueueTaskExecutor: TaskExecutor {
  private let serial: QueueExecutor

  /// For tasks on the queue of actors that have this executor.
  public init(_ serial: QueueExecutor) { self.serial = serial }

  /// Runs a job on the queue, as if the actor had been entered.
  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    serial.queue.async {
      job.runSynchronously(
        isolatedTo: self.serial.asUnownedSerialExecutor(),
        taskExecutor: self.asUnownedTaskExecutor())
    }
  }
}
