/// The normal form of an address: two addresses of one document mostly have one.
///
/// It is for comparing, never for fetching.
public struct CanonicalURL: Hashable, Sendable, CustomStringConvertible {
  /// The normal form.
  public let string: String

  /// The normal form of an address; without tracking parameters, fragment, default port.
  public init(of url: WebURL) { string = url.string }

  /// The normal form.
  public var description: String { string }
}
