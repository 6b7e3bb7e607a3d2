import Foundation
import Synchronization

/// An HTTP/1.1 server on loopback addresses, each connection on a thread of its own.
///
/// It listens when the initialiser returns and is gone when it is stopped or nobody holds it.
public final class LoopbackServer: Sendable {
  /// Answers a request; called on the connection's thread, so it may block.
  public typealias Handler = @Sendable (LoopbackRequest) -> LoopbackResponse

  /// The port, the same on each address.
  public let port: UInt16
  private let addresses: [String]
  private let scheme: String
  private let listeners: [Int32]
  private let record: LoopbackRecord

  /// Listens on addresses such as `127.0.0.1` or `127.0.1.7`, on a free port; with a certificate,
  /// by HTTPS.
  public init(
    addresses: [String] = ["127.0.0.1"], certificate: LoopbackCertificate? = nil,
    handler: @escaping Handler
  ) throws {
    var listeners: [Int32] = []
    var port: UInt16 = 0
    for address in addresses {
      let listener = try LoopbackSocket.listen(on: address, port: port)
      listeners.append(listener)
      port = LoopbackSocket.port(of: listener)
    }
    self.addresses = addresses
    scheme = certificate == nil ? "http" : "https"
    self.listeners = listeners
    self.port = port
    record = LoopbackRecord()
    for (listener, address) in zip(listeners, addresses) {
      Thread.detachNewThread { [record] in
        Self.accept(
          on: listener, address: address, certificate, record: record, handler: handler)
      }
    }
  }

  deinit { stop() }

  /// Every request so far, in the order in which they came.
  public var requests: [LoopbackRequest] { record.state.withLock { $0.requests } }
  /// How many connections there have been.
  public var connectionCount: Int { record.state.withLock { $0.connectionCount } }
  /// The most requests that were being answered at one time.
  public var peakRequestCount: Int { record.state.withLock { $0.peakRequestCount } }
  /// How many requests are being answered now.
  public var activeRequestCount: Int { record.state.withLock { $0.activeRequestCount } }

  /// The address of a path, on the first address or another one.
  public func url(_ path: String = "/", host: String? = nil, scheme: String? = nil) -> String {
    "\(scheme ?? self.scheme)://\(host ?? addresses[0]):\(port)\(path)"
  }

  /// Waits until so many requests have come.
  public func waitForRequests(_ count: Int) async {
    await record.waitForRequests(count)
  }

  /// Ends all connections and listens no more; twice is as good as once.
  public func stop() {
    let isFirst = record.state.withLock { state in
      defer { state.isStopped = true }
      for connection in state.openSockets { shutdown(connection, Int32(SHUT_RDWR)) }
      return !state.isStopped
    }
    guard isFirst else { return }
    for listener in listeners { shutdown(listener, Int32(SHUT_RDWR)) }
  }

  private static func accept(
    on listener: Int32, address: String, _ certificate: LoopbackCertificate?,
    record: LoopbackRecord, handler: @escaping Handler
  ) {
    while true {
      let socket = Glibc.accept(listener, nil, nil)
      guard socket >= 0, let number = record.opened(socket) else {
        if socket >= 0 { close(socket) }
        if socket < 0 && errno == EINTR { continue }
        close(listener)
        return
      }
      Thread.detachNewThread {
        var connection = LoopbackConnection(
          socket: LoopbackSocket(descriptor: socket), number: number, address: address,
          record: record, handler: handler)
        if certificate.map({ connection.socket.encrypt(with: $0) }) ?? true { connection.serve() }
        record.closed(socket)
      }
    }
  }
}

/// What the server has seen, shared by its threads.
final class LoopbackRecord: Sendable {
  struct State {
    var requests: [LoopbackRequest] = []
    var connectionCount = 0
    var activeRequestCount = 0
    var peakRequestCount = 0
    var openSockets: Set<Int32> = []
    var isStopped = false
    var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
  }

  let state = Mutex(State())

  var isStopped: Bool { state.withLock { $0.isStopped } }

  /// The number of a new connection; nil once the server has been stopped.
  func opened(_ socket: Int32) -> Int? {
    state.withLock { state in
      guard !state.isStopped else { return nil }
      state.openSockets.insert(socket)
      state.connectionCount += 1
      return state.connectionCount
    }
  }

  /// Closes under the lock, so that a stop never shuts down a descriptor that is another's by now.
  func closed(_ socket: Int32) {
    state.withLock { state in
      state.openSockets.remove(socket)
      _ = close(socket)
    }
  }

  func began(_ request: LoopbackRequest) {
    let reached = state.withLock { state in
      state.requests.append(request)
      state.activeRequestCount += 1
      state.peakRequestCount = max(state.peakRequestCount, state.activeRequestCount)
      let count = state.requests.count
      let reached = state.waiting.filter { $0.count <= count }
      state.waiting.removeAll { $0.count <= count }
      return reached
    }
    for waiting in reached { waiting.continuation.resume() }
  }

  func ended() { state.withLock { $0.activeRequestCount -= 1 } }

  func waitForRequests(_ count: Int) async {
    await withCheckedContinuation { continuation in
      let isReached = state.withLock { state in
        if state.requests.count >= count { return true }
        state.waiting.append((count, continuation))
        return false
      }
      if isReached { continuation.resume() }
    }
  }
}
