import Foundation

/// One client's session with the mail server of tests.
final class LoopbackMailConnection {
  private let server: LoopbackMailServer
  private var socket: LoopbackSocket
  private var received: [UInt8] = []
  private var message = LoopbackMailServer.Message()

  /// A session on a socket, which the caller closes.
  init(to server: LoopbackMailServer, _ socket: LoopbackSocket) {
    self.server = server
    self.socket = socket
  }

  /// Talks until the client has had enough.
  func serve() {
    if case .fromStart(let certificate) = server.encryption {
      guard encrypt(with: certificate) else { return }
    }
    guard send("220 loopback ready") else { return }
    while let line = nextLine(), answer(line) {}
  }

  /// False when the session is over.
  private func answer(_ line: String) -> Bool {
    switch line.prefix(while: { $0 != " " }).uppercased() {
    case "EHLO": return send(greeting)
    case "STARTTLS":
      guard case .startTLS(let certificate) = server.encryption else {
        return send("502 not here")
      }
      return send("220 go ahead") && encrypt(with: certificate)
    case "QUIT":
      _ = send("221 bye")
      return false
    case _ where isTooOpen: return send("530 5.7.0 say STARTTLS first")
    case "AUTH": return logIn(line.split(separator: " ").dropFirst().map(String.init))
    case "MAIL":
      message.sender = address(in: line)
      return send("250 go on")
    case "RCPT":
      message.recipients.append(address(in: line))
      return send(server.recipientReply())
    case "DATA": return takeMessage()
    default: return send("250 go on")
    }
  }

  private var isTooOpen: Bool {
    if case .startTLS = server.encryption { return socket.tls == nil }
    return false
  }

  private var greeting: String {
    var words = ["loopback", "8BITMIME"]
    if isTooOpen {
      words.append("STARTTLS")
    } else if !server.mechanisms.isEmpty {
      words.append("AUTH " + server.mechanisms.joined(separator: " "))
    }
    return words.enumerated().map { index, word in
      (index == words.count - 1 ? "250 " : "250-") + word
    }.joined(separator: "\r\n")
  }

  private func encrypt(with certificate: LoopbackCertificate) -> Bool {
    // What came before in the clear is nobody's word (RFC 3207 §4.2).
    received = []
    message = LoopbackMailServer.Message()
    message.isEncrypted = socket.encrypt(with: certificate)
    return message.isEncrypted
  }

  private func logIn(_ words: [String]) -> Bool {
    guard let mechanism = words.first?.uppercased(), server.mechanisms.contains(mechanism) else {
      return send("504 not that way")
    }
    let secrets: [String?]
    if mechanism == "LOGIN" {
      secrets = [words.count > 1 ? decoded(words[1]) : ask("Username:"), ask("Password:")]
    } else {
      // Nobody, the user, the password, NUL between them (RFC 4616).
      let whole = words.count > 1 ? decoded(words[1]) : ask("")
      secrets = whole?.components(separatedBy: "\0").suffix(2) ?? []
    }
    guard secrets.count == 2, let user = secrets[0], let password = secrets[1] else {
      return send("501 not understood")
    }
    let reply = server.loginReply()
    if reply.isWelcome {
      message.login = .init(mechanism: mechanism, user: user, password: password)
    }
    return send(reply.text)
  }

  private func ask(_ question: String) -> String? {
    guard send("334 " + Data(question.utf8).base64EncodedString()) else { return nil }
    return nextLine().flatMap(decoded)
  }

  private func decoded(_ word: String) -> String? {
    Data(base64Encoded: word).map { String(decoding: $0, as: UTF8.self) }
  }

  private func takeMessage() -> Bool {
    guard send("354 send it") else { return false }
    var lines: [String] = []
    while true {
      // Half a message is none.
      guard let line = nextLine() else { return false }
      if line == "." { break }
      lines.append(line.hasPrefix(".") ? String(line.dropFirst()) : line)
    }
    message.text = lines.map { $0 + "\r\n" }.joined()
    server.take(message)
    return send("250 taken")
  }

  private func address(in line: String) -> String {
    let start = line.firstIndex(of: "<").map { line.index(after: $0) } ?? line.endIndex
    return String(line[start...].prefix { $0 != ">" })
  }

  private func send(_ reply: String) -> Bool {
    socket.send(Array((reply + "\r\n").utf8))
  }

  private func nextLine() -> String? {
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
