import Dispatch
import Glibc
import Synchronization
import Vocabulary

/// Answers requests for the figures at a loopback address, one after another.
///
/// Every step has a bound: the bytes of a request, the time that it may take, and how many wait.
struct MetricsListener {
  /// So many connections wait; more are closed.
  private static let waitingConnections = 16
  /// How long one connection may take to ask, and to take its answer.
  private static let patience = Duration.seconds(2)

  /// Connections that were accepted and not answered yet.
  private final class Waiting: Sendable {
    private let descriptors = Mutex<[Int32]>([])

    /// Takes a connection in; false where there are too many.
    func add(_ descriptor: Int32) -> Bool {
      descriptors.withLock { descriptors in
        guard descriptors.count < waitingConnections else { return false }
        descriptors.append(descriptor)
        return true
      }
    }

    /// The one that has waited longest.
    func next() -> Int32? { descriptors.withLock { $0.isEmpty ? nil : $0.removeFirst() } }
  }

  private let address: LoopbackAddress
  private let queue = DispatchQueue(label: "winnow.metrics")
  private let source: any DispatchSourceRead
  private let waiting: Waiting
  private let arrivals: AsyncStream<Void>
  private let time: any TimeSource

  /// Listens at an address from now on.
  ///
  /// - Throws: `CommandFailure` when it cannot be had.
  init(at address: LoopbackAddress, time: any TimeSource) throws {
    self.address = address
    self.time = time
    let descriptor = try address.listeningSocket(backlog: Int32(Self.waitingConnections))
    let waiting = Waiting()
    let (arrivals, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    (self.waiting, self.arrivals) = (waiting, arrivals)
    source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    source.setEventHandler { @Sendable in
      while case let connection = accept(descriptor, nil, nil), connection >= 0 {
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        _ = fcntl(connection, F_SETFL, O_NONBLOCK)
        if !waiting.add(connection) { close(connection) }
      }
      continuation.yield()
    }
    source.setCancelHandler { @Sendable in
      while let connection = waiting.next() { close(connection) }
      close(descriptor)
    }
    source.activate()
  }

  /// Answers until the task is cancelled; `figures` makes the document.
  func serve(_ figures: () async throws -> String) async {
    for await _ in arrivals {
      while !Task.isCancelled, let descriptor = waiting.next() {
        let connection = MetricsConnection(descriptor: descriptor, queue: queue, time: time)
        await connection.answer(within: Self.patience, figures)
        connection.end()
      }
    }
    source.cancel()
    address.removeFile()
  }
}
