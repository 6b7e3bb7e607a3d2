/// A character encoding, by its IANA name in lower case.
public struct Charset: Hashable, Sendable {
  /// The name, lower case, `utf-8`.
  public let name: String

  /// UTF-8.
  public static let utf8 = Charset(name: "utf-8")
  /// Windows-1252, what is meant where Latin-1 is said.
  public static let windows1252 = Charset(name: "windows-1252")

  private init(name: String) { self.name = name }

  /// The encoding that a label stands for (WHATWG Encoding §4.2, then any name iconv knows).
  ///
  /// Nil for a name that nobody knows.
  public init?(label: String) { name = label }

  /// The encoding named by a byte order mark, and the mark's length in bytes.
  public static func byteOrderMark(of bytes: Span<UInt8>) -> (charset: Charset, length: Int)? {
    nil
  }

  /// The bytes as UTF-8; what is no character becomes U+FFFD.
  ///
  /// `repaired` tells whether anything had to be replaced.
  public func decode(_ bytes: Span<UInt8>) -> (utf8: [UInt8], repaired: Bool) { ([], false) }
}
