import Foundation

/// One connection of the loopback server: requests in, the steps of their answers out.
struct LoopbackConnection {
  var socket: LoopbackSocket
  let number: Int
  let address: String
  let record: LoopbackRecord
  let handler: LoopbackServer.Handler

  func serve() {
    var received: [UInt8] = []
    while let head = nextHead(from: &received) {
      let request = LoopbackRequest(
        head: head, connection: number, address: address,
        hasCertificate: socket.tls?.hasClientCertificate == true)
      guard let request else { return }
      record.began(request)
      let goesOn = perform(handler(request).steps)
      record.ended()
      if !goesOn || request["connection"]?.lowercased() == "close" { return }
    }
  }

  /// The next head without its empty line; nil when the other side is gone.
  private func nextHead(from received: inout [UInt8]) -> [UInt8]? {
    while true {
      if let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
        defer { received.removeSubrange(..<end.upperBound) }
        return Array(received[..<end.lowerBound])
      }
      guard received.count < 1 << 20, let bytes = socket.receive() else { return nil }
      received += bytes
      if received.first == 0x16 { return nil }  // a TLS client, which would wait for our hello
    }
  }

  /// False when the connection is over.
  private func perform(_ steps: [LoopbackResponse.Step]) -> Bool {
    for step in steps {
      switch step {
      case .send(let bytes):
        guard socket.send(bytes) else { return false }
      case .sendForever(let bytes):
        while socket.send(bytes) {}
        return false
      case .drip(let bytes):
        let never = LoopbackGate()
        for byte in bytes {
          guard !never.waitForAMoment(), !record.isStopped, socket.send([byte]) else {
            return false
          }
        }
      case .wait(let gate):
        while !gate.waitForAMoment() {
          if record.isStopped { return false }
        }
      case .fallSilent:
        while socket.receive() != nil {}
        return false
      case .close:
        socket.finish()
        return false
      case .reset:
        socket.resetOnClose()
        return false
      }
    }
    return true
  }
}

/// The few calls on a socket that a server of tests needs.
struct LoopbackSocket {
  struct Failure: Error {
    let call: String
    let code: Int32
  }

  let descriptor: Int32
  private(set) var tls: LoopbackTLS?

  /// A socket that is open, not encrypted.
  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Shakes hands as a TLS server; false when the client does not like what it sees.
  mutating func encrypt(with certificate: LoopbackCertificate) -> Bool {
    tls = certificate.accept(on: descriptor)
    return tls != nil
  }

  /// Listens on an IPv4 address; port 0 is any free one.
  static func listen(on address: String, port: UInt16) throws -> Int32 {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard listener >= 0 else { throw Failure(call: "socket", code: errno) }
    var yes: Int32 = 1
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
    var name = sockaddr_in()
    name.sin_family = sa_family_t(AF_INET)
    name.sin_port = port.bigEndian
    inet_pton(AF_INET, address, &name.sin_addr)
    let isBound = withSocketAddress(&name) { bind(listener, $0, $1) == 0 }
    guard isBound, Glibc.listen(listener, 512) == 0 else {
      defer { close(listener) }
      throw Failure(call: "bind to \(address)", code: errno)
    }
    return listener
  }

  /// The port on which a listener listens.
  static func port(of listener: Int32) -> UInt16 {
    var name = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withSocketAddress(&name) { address, _ in _ = getsockname(listener, address, &length) }
    return UInt16(bigEndian: name.sin_port)
  }

  private static func withSocketAddress<Result>(
    _ name: inout sockaddr_in, _ body: (UnsafeMutablePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    withUnsafeMutablePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
  }

  /// Sends all of it; false when nobody takes it any more.
  func send(_ bytes: [UInt8]) -> Bool {
    if let tls { return tls.send(bytes) }
    return bytes.withUnsafeBytes { buffer in
      var sent = 0
      while sent < buffer.count {
        let count = Glibc.send(
          descriptor, buffer.baseAddress.map { $0 + sent }, buffer.count - sent,
          Int32(MSG_NOSIGNAL))
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        sent += count
      }
      return true
    }
  }

  /// What has come, or nil at the end.
  func receive() -> [UInt8]? {
    if let tls { return tls.receive() }
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0 && errno == EINTR { continue }
      return count > 0 ? Array(buffer[..<count]) : nil
    }
  }

  /// Ends the sending half and reads what is left, so that the last bytes arrive before the close.
  func finish() {
    tls?.finish()
    shutdown(descriptor, Int32(SHUT_WR))
    while receive() != nil {}
  }

  /// Makes the close a reset.
  func resetOnClose() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
  }
}
