import Foundation
import Synchronization

/// A mail server on the loopback address (RFC 5321), each connection on a thread of its own.
///
/// It takes what it gets, or refuses each recipient with a reply that a test sets.
public final class LoopbackMailServer: Sendable {
  /// When a connection is encrypted.
  public enum Encryption: Sendable {
    /// Never; the client is not offered it.
    case none
    /// Once the client asks for it (RFC 3207); nothing is taken before.
    case startTLS(LoopbackCertificate)
    /// Before the greeting (RFC 8314).
    case fromStart(LoopbackCertificate)
  }

  /// Who logged in, and by what mechanism (RFC 4954).
  public struct Login: Hashable, Sendable {
    /// `PLAIN` or `LOGIN`.
    public var mechanism: String
    /// The user.
    public var user: String
    /// The password.
    public var password: String

    /// One that is expected.
    public init(mechanism: String, user: String, password: String) {
      self.mechanism = mechanism
      self.user = user
      self.password = password
    }
  }

  /// A message that was taken.
  public struct Message: Sendable {
    /// Whom it is from.
    public var sender = ""
    /// Whom it is for.
    public var recipients: [String] = []
    /// Who logged in before, if anybody.
    public var login: Login?
    /// Whether nobody on the way could read it.
    public var isEncrypted = false
    /// The message, its dots as they were meant, lines ended by CR LF.
    public var text = ""
  }

  /// What all connections share.
  struct State {
    var messages: [Message] = []
    var refusal: String?
    var loginRefusal: String?
    var attemptCount = 0
    var loginCount = 0
  }

  /// The port it listens on.
  public let port: UInt16
  let encryption: Encryption
  let mechanisms: [String]
  private let listener: Int32
  private let state = Mutex(State())

  /// Listens on a free port; `mechanisms` are the ways to log in that it offers.
  public init(_ encryption: Encryption = .none, mechanisms: [String] = ["PLAIN"]) throws {
    self.encryption = encryption
    self.mechanisms = mechanisms
    listener = try LoopbackSocket.listen(on: "127.0.0.1", port: 0)
    port = LoopbackSocket.port(of: listener)
    Thread.detachNewThread { [weak self, listener] in
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { return }
        Thread.detachNewThread { [weak self] in
          let socketOfClient = LoopbackSocket(descriptor: socket)
          if let self { LoopbackMailConnection(to: self, socketOfClient).serve() }
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
  public var url: String {
    if case .fromStart = encryption { return "smtps://127.0.0.1:\(port)" }
    return "smtp://127.0.0.1:\(port)"
  }
  /// What it has taken.
  public var messages: [Message] { state.withLock { $0.messages } }
  /// How often somebody named a recipient.
  public var attemptCount: Int { state.withLock { $0.attemptCount } }
  /// How often somebody showed a password.
  public var loginCount: Int { state.withLock { $0.loginCount } }

  /// Refuses from now on with a reply such as `450 busy`; nil takes everything again.
  public func refuse(with reply: String?) { state.withLock { $0.refusal = reply } }

  /// Lets nobody in from now on, with a reply such as `535 who are you`; nil lets everybody in again.
  public func refuseLogin(with reply: String?) { state.withLock { $0.loginRefusal = reply } }

  /// The reply to a recipient.
  func recipientReply() -> String {
    state.withLock { state in
      state.attemptCount += 1
      return state.refusal ?? "250 go on"
    }
  }

  /// The reply to a password, and whether it lets somebody in.
  func loginReply() -> (text: String, isWelcome: Bool) {
    state.withLock { state in
      state.loginCount += 1
      return (state.loginRefusal ?? "235 welcome", state.loginRefusal == nil)
    }
  }

  /// Keeps a message.
  func take(_ message: Message) { state.withLock { $0.messages.append(message) } }
}
