/// The network policy of the command-line contract; a default stands here and nowhere else.
public struct FetchConfiguration: Sendable {
  /// Which private addresses may be connected to.
  public enum PrivateAccess: Hashable, Sendable {
    /// None.
    case refused
    /// The operator's own addresses, and redirects from there to the same host.
    case operatorsOwn
    /// Those of a list of addresses and CIDR blocks, which count as public.
    case listed([AddressBlock])
  }

  /// Which private addresses may be connected to.
  public var privateAccess = PrivateAccess.refused
  /// The time for one fetch with all its redirects.
  public var timeout = Duration.seconds(30)
  /// The largest decoded body.
  public var maximumByteCount = 33_554_432
  /// How many redirects are followed.
  public var maximumRedirects = 10
  /// Fetches at one time to one host, ports together.
  public var perHost = 2
  /// Fetches at one time in all.
  public var total = 32
  /// A PEM file in place of the system's authorities.
  public var certificateAuthorityFile: String?
  /// A proxy's URL.
  public var proxy: String?
  /// The `User-Agent` field.
  public var userAgent: String

  /// The defaults, with this program's `User-Agent`.
  public init(userAgent: String) { self.userAgent = userAgent }
}
