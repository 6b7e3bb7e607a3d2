import CCurl

/// What the libcurl that was loaded can do; another one than at build time may have been installed.
public struct TransferLibrary: Sendable {
  /// Something that Winnow uses.
  public enum Feature: String, CaseIterable, Sendable {
    /// Encrypted connections.
    case https
    /// Several fetches on one connection (RFC 9113).
    case http2 = "HTTP/2"
    /// Compressed documents (RFC 1952).
    case gzip
    /// Compressed documents (RFC 7932).
    case brotli
    /// Compressed documents (RFC 8878).
    case zstd
    /// Name look-ups that hold up nobody else.
    case asynchronousResolver = "asynchronous resolver"
  }

  /// The library's version.
  public let version: String
  /// What it can do.
  public let features: Set<Feature>
  /// The file of authorities that it trusts when none is configured; nil when it has none.
  public let certificateFile: String?
  /// The folder of authorities that it trusts beside that file.
  public let certificateFolder: String?

  /// The library as it is loaded; nil when it does not tell.
  public init?() {
    guard let information = winnow_version_information()?.pointee else { return nil }
    let bits: [(Feature, Int32)] = [
      (.https, CURL_VERSION_SSL), (.http2, CURL_VERSION_HTTP2), (.gzip, CURL_VERSION_LIBZ),
      (.brotli, CURL_VERSION_BROTLI), (.zstd, CURL_VERSION_ZSTD),
      (.asynchronousResolver, CURL_VERSION_ASYNCHDNS),
    ]
    version = information.version.map { String(cString: $0) } ?? "unknown"
    features = Set(bits.filter { information.features & $0.1 != 0 }.map(\.0))
    certificateFile = information.cainfo.map { String(cString: $0) }
    certificateFolder = information.capath.map { String(cString: $0) }
  }
}
