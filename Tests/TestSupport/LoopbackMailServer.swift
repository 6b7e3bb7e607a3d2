import Foundation
import Synchronization

/// A mail server on the loopback address (RFC 5321), each connection on a thread of its own.
///
/// It takes what it gets, or refuses each recipient with a reply that a test sets.
public final class LoopbackMailServer: Sendable {
  /// A message that was taken.
  public struct Message: Sendable {
    /// Whom it is from.
    public var sender = ""
    /// Whom it is for.
    public var recipients: [String] = []
    /// The user and the password, base 64 of RFC 4616, where there were any.
    public var credentials: String?
    /// The message, its dots as they were meant, lines ended by CR LF.
    public var text = ""
  }

  private struct State {
    var messages: [Message] = []
    var refusal: String?
    var attemptCount = 0
  }

  /// The port it listens on.
  public let port: UInt16
  private let listener: Int32
  private let state = Mutex(State())

  /// Listens on a free port.
  public init() throws {
    listener = try LoopbackSocket.listen(on: "127.0.0.1", port: 0)
    port = LoopbackSocket.port(of: listener)
    Thread.detachNewThread { [weak self, listener] in
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { return }
        Thread.detachNewThread { [weak self] in
          self?.serve(LoopbackSocket(descriptor: socket))
          close(socket)
        }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// Its address.
  public var url: String { "smtp://127.0.0.1:\(port)" }
  /// What it has taken.
  public var messages: [Message] { state.withLock { $0.messages } }
  /// How often somebody named a recipient.
  public var attemptCount: Int { state.withLock { $0.attemptCount } }

  /// Refuses from now on with a reply such as `450 busy`; nil takes everything again.
  public func refuse(with reply: String?) { state.withLock { $0.refusal = reply } }

  private func serve(_ socket: LoopbackSocket) {
    var received: [UInt8] = []
    var message = Message()
    guard send("220 loopback ready", socket) else { return }
    while let line = nextLine(socket, &received) {
      let word = line.prefix { $0 != " " }.uppercased()
      switch word {
      case "EHLO":
        guard send("250-loopback\r\n250-AUTH PLAIN\r\n250 8BITMIME", socket) else { return }
      case "AUTH":
        let words = line.split(separator: " ")
        guard words.count > 2 || send("334 ", socket) else { return }
        message.credentials =
          words.count > 2 ? String(words[2]) : nextLine(socket, &received)
        guard send("235 welcome", socket) else { return }
      case "MAIL":
        message.sender = address(in: line)
        guard send("250 go on", socket) else { return }
      case "RCPT":
        let refusal = state.withLock { state in
          state.attemptCount += 1
          return state.refusal
        }
        message.recipients.append(address(in: line))
        guard send(refusal ?? "250 go on", socket) else { return }
      case "DATA":
        guard send("354 send it", socket) else { return }
        var lines: [String] = []
        while let line = nextLine(socket, &received), line != "." {
          lines.append(line.hasPrefix(".") ? String(line.dropFirst()) : line)
        }
        message.text = lines.map { $0 + "\r\n" }.joined()
        let taken = message
        state.withLock { $0.messages.append(taken) }
        guard send("250 taken", socket) else { return }
      case "QUIT":
        _ = send("221 bye", socket)
        return
      default:
        guard send("250 go on", socket) else { return }
      }
    }
  }

  private func address(in line: String) -> String {
    let start = line.firstIndex(of: "<").map { line.index(after: $0) } ?? line.endIndex
    return String(line[start...].prefix { $0 != ">" })
  }

  private func send(_ reply: String, _ socket: LoopbackSocket) -> Bool {
    socket.send(Array((reply + "\r\n").utf8))
  }

  private func nextLine(_ socket: LoopbackSocket, _ received: inout [UInt8]) -> String? {
    while true {
      if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
        var line = Array(received[..<end])
        received.removeFirst(end + 1)
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
      }
      guard let more = socket.receive() else { return nil }
      received += more
    }
  }
}
