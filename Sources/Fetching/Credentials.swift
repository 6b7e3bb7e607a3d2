/// What tells a server who asks; prints as dots.
public struct Credentials: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// How it is told.
  enum Scheme: Hashable {
    /// A user and a password (RFC 7617).
    case basic(user: String, password: String)
    /// A token (RFC 6750).
    case bearer(String)
  }

  let scheme: Scheme

  /// A user with a password.
  public init(user: String, password: String) {
    scheme = .basic(user: user, password: password)
  }

  /// A token; nil when it is none that can stand in a field (RFC 6750 §2.1).
  public init?(bearer token: String) {
    guard !token.isEmpty, token.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    scheme = .bearer(token)
  }

  /// Dots, so that no log can show it.
  public var description: String { "…" }
  /// Nothing, so that no dump can show it.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A certificate that is shown to a server, in files of this machine.
public struct ClientCertificate: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// The certificate: PEM, or PKCS #12 where the name ends in `.p12` or `.pfx`.
  public let file: String
  /// Its private key; nil when it is in the same file.
  public let keyFile: String?
  /// What the key is encrypted with; nil when it is not.
  let keyPassword: String?

  /// A certificate with its key.
  public init(file: String, keyFile: String? = nil, keyPassword: String? = nil) {
    self.file = file
    self.keyFile = keyFile
    self.keyPassword = keyPassword
  }

  /// The file's name.
  public var description: String { file }
  /// The file's name, so that no dump shows the password.
  public var customMirror: Mirror { Mirror(self, children: ["file": file]) }

  /// True for a PKCS #12 file, which libcurl has to be told of.
  var isPKCS12: Bool {
    let name = file.lowercased()
    return name.hasSuffix(".p12") || name.hasSuffix(".pfx")
  }
}

/// Through which proxy a request goes.
public enum ProxyChoice: Hashable, Sendable {
  /// The one of the network policy, where it names one.
  case configured
  /// None, whatever the policy says.
  case direct
  /// This one.
  case proxy(String)
}
