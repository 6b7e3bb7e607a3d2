/// How to get at a feed; kept as one JSON document (`feed.options`).
///
/// Secrets stay where the operator keeps them: the store holds the names of their files, so that
/// neither a copy of the database nor an export gives them away, and a secret that is renewed is
/// used at the next poll. A name without a slash is one of systemd's credentials. Only a password
/// that was typed as part of the address is here itself.
public struct FeedAccess: Hashable, Codable, Sendable {
  /// The user's name.
  public var user: String?
  /// The file that holds the password.
  public var passwordFile: String?
  /// The password, only where it came in the address.
  public var password: String?
  /// The file that holds a bearer token.
  public var bearerFile: String?
  /// Fields to add to each request, `Name: value`, none of them secret.
  public var headers: [String]?
  /// The file that holds secret fields, one a line.
  public var headerFile: String?
  /// The proxy to ask through; `none` for none, nil for the configured one.
  public var proxy: String?
  /// The file of the certificate to show.
  public var clientCertificate: String?
  /// The file of its key, where it is not in the same one.
  public var clientKey: String?
  /// The file that holds the password of that key.
  public var clientKeyPasswordFile: String?
  /// A file of authorities that vouch for the feed's host.
  public var caFile: String?
  /// The host which the operator typed or imported; nil for a feed that a page announced.
  public var operatorHost: String?

  /// Nothing needed.
  public init() {}

  /// The value of `proxy` that means none at all.
  public static let noProxy = "none"

  /// True when there is something that one server may learn and others may not.
  public var hasSecrets: Bool {
    let secrets = [user, passwordFile, password, bearerFile, headerFile, clientCertificate]
    return secrets.contains { $0 != nil } || headers?.isEmpty == false
  }

  /// Who asks, in a form that can be compared.
  var secrets: FeedAccess {
    var access = self
    access.proxy = nil
    access.caFile = nil
    access.operatorHost = nil
    return access
  }

  /// What holds at another address too: the way there, not who asks.
  public var withoutSecrets: FeedAccess {
    var access = FeedAccess()
    access.proxy = proxy
    access.operatorHost = operatorHost
    return access
  }
}
