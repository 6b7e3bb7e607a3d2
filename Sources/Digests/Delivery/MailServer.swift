/// A mail server that takes the mails of digests (RFC 5321, 6409).
public struct MailServer: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// When the connection is encrypted, where the address does not say that it is from the start.
  public enum Encryption: String, CaseIterable, Sendable {
    /// Always (STARTTLS, RFC 3207), or nothing is sent.
    case required
    /// Where the server offers it.
    case offered
    /// Never: for a server on the same machine.
    case off
  }

  /// `smtp://host:port`, or `smtps://host:port` for TLS from the start.
  public var url: String
  /// When the connection is encrypted.
  public var encryption = Encryption.required
  /// Whom to log in as; nil for nobody.
  public var user: String?
  /// The password.
  public var password: String?
  /// A PEM file of authorities in place of the system's.
  public var certificateAuthorityFile: String?

  /// A server at an address.
  public init(url: String) { self.url = url }

  /// Whether TLS comes before the greeting (RFC 8314).
  var isEncryptedFromStart: Bool { url.lowercased().hasPrefix("smtps:") }

  /// The address, so that no log shows the password.
  public var description: String { url }
  /// The address, so that no dump shows the password.
  public var customMirror: Mirror { Mirror(self, children: ["url": url]) }
}

/// How mails leave the machine.
public enum MailTransport: Hashable, Sendable {
  /// Through a mail server.
  case server(MailServer)
  /// Through a program that takes a message on its standard input, as `sendmail` does.
  case program(path: String)

  /// Hands a message over; when it returns, the other side has taken it on itself.
  ///
  /// Blocks as long as that takes, so it is called on a thread that may wait.
  public func send(_ message: [UInt8], in envelope: MailEnvelope) throws(MailFailure) {
    switch self {
    case .server(let server): try SMTPSession(server).send(message, in: envelope)
    case .program(let path): try SendmailProgram(path: path).send(message, in: envelope)
    }
  }
}
