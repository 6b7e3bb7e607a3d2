/// What a server gave to ask with whether a document has changed (RFC 9110 §8.8).
///
/// Both are opaque and are sent back byte for byte. There is no value when neither is there.
public struct Validators: Hashable, Sendable {
  /// The `ETag` field as it came, quotes and weakness mark included.
  public let entityTag: String?
  /// The `Last-Modified` field as it came, whatever its format.
  public let lastModified: String?

  /// Nil when both are absent or empty.
  public init?(entityTag: String?, lastModified: String?) {
    self.entityTag = entityTag.flatMap { $0.isEmpty ? nil : $0 }
    self.lastModified = lastModified.flatMap { $0.isEmpty ? nil : $0 }
    if self.entityTag == nil && self.lastModified == nil { return nil }
  }
}
