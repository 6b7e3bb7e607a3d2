/// A field that the operator adds to the requests for a feed; its value prints as dots.
public struct RequestField: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  /// Why a line is no field that may be added.
  public enum Refusal: Error, Hashable, Sendable {
    /// It is not `Name: value`.
    case malformed
    /// Winnow sets this field itself.
    case reserved(String)
  }

  /// The name as it was written.
  public let name: String
  /// The value.
  let value: String

  /// Reads `Name: value`.
  ///
  /// The bytes of the name are those of a token, the value has no control characters: nothing can
  /// end the line or begin another (RFC 9110 §5.1, §5.5).
  public init(parsing line: String) throws(Refusal) {
    guard let colon = line.firstIndex(of: ":") else { throw .malformed }
    let name = line[..<colon]
    let value = line[line.index(after: colon)...].trimmingBlanks
    guard !name.isEmpty, name.utf8.allSatisfy(Self.isTokenByte), !value.isEmpty,
      value.utf8.allSatisfy({ $0 >= 32 && $0 != 127 || $0 == 9 })
    else { throw .malformed }
    guard !Self.reserved.contains(name.lowercased()) else { throw .reserved(String(name)) }
    self.name = String(name)
    self.value = String(value)
  }

  /// Whether what such a field holds is likely a secret, which belongs in a file.
  public var isLikelySecret: Bool {
    let name = name.lowercased()
    return Self.secretWords.contains { name.contains($0) }
  }

  /// The name, so that no log can show the value.
  public var description: String { "\(name): …" }
  /// The name, so that no dump can show the value.
  public var customMirror: Mirror { Mirror(self, children: ["name": name]) }

  /// As it is sent, without a line end.
  var line: [UInt8] { Array("\(name): \(value)".utf8) }

  /// What belongs to the connection, to conditional requests, and the name under which we ask.
  private static let reserved: Set<String> = [
    "a-im", "accept-encoding", "connection", "content-encoding", "content-length", "content-type",
    "expect", "host", "if-match", "if-modified-since", "if-none-match", "if-range",
    "if-unmodified-since", "keep-alive", "proxy-authenticate", "proxy-authorization",
    "proxy-connection", "range", "te", "trailer", "transfer-encoding", "upgrade", "user-agent",
  ]
  private static let secretWords = [
    "auth", "cookie", "credential", "key", "pass", "secret", "session", "signature", "token",
  ]

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    var rest = drop { $0 == " " || $0 == "\t" }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return rest
  }
}
