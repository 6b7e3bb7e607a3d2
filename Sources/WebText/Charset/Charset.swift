/// A character encoding, by its name in the WHATWG Encoding Standard, in lower case.
///
/// Labels mean what browsers take them for: `iso-8859-1` and `us-ascii` are `windows-1252`.
public struct Charset: Hashable, Sendable {
  /// The name, lower case, `utf-8`.
  public let name: String
  private let decoder: CharsetDecoder

  /// UTF-8.
  public static let utf8 = Charset(name: "utf-8", decoder: .utf8)
  /// Windows-1252, what is meant where Latin-1 is said.
  public static let windows1252 = Charset(name: "windows-1252", decoder: .windows1252)
  /// UTF-16, least significant byte first; what `utf-16` means where no mark tells.
  public static let utf16LittleEndian = Charset(
    name: "utf-16le", decoder: .utf16(bigEndian: false))
  /// UTF-16, most significant byte first.
  public static let utf16BigEndian = Charset(name: "utf-16be", decoder: .utf16(bigEndian: true))
  /// UTF-32, least significant byte first.
  public static let utf32LittleEndian = Charset(
    name: "utf-32le", decoder: .utf32(bigEndian: false))
  /// UTF-32, most significant byte first.
  public static let utf32BigEndian = Charset(name: "utf-32be", decoder: .utf32(bigEndian: true))

  private init(name: String, decoder: CharsetDecoder) {
    self.name = name
    self.decoder = decoder
  }

  /// The encoding that a label stands for (WHATWG Encoding §4.2, then any name iconv knows).
  ///
  /// Case, surrounding blanks and quotes mean nothing; `latin-1` and `utf_8` are forgiven. Nil for
  /// a name that nobody knows.
  public init?(label: String) {
    let key = Charset.key(of: label)
    if let known = Charset.byLabel[key] ?? Charset.bySquashedLabel[Charset.squashed(key)] {
      self = known
    } else {
      guard Converter.isName(key), Converter(from: key) != nil else { return nil }
      self.init(name: key, decoder: .multiByte(key))
    }
  }

  /// The encoding that a label stands for in the Encoding Standard alone (§4.2, get an encoding).
  ///
  /// Only case and surrounding blanks are forgiven, so that a page is read as browsers read it.
  public init?(standardLabel label: String) {
    let blanks = ByteSet(" \t\n\u{0C}\r")
    let bytes = label.utf8.drop { blanks.contains($0) }
    let end = bytes.lastIndex { !blanks.contains($0) }.map { bytes.index(after: $0) }
    let key = bytes[..<(end ?? bytes.startIndex)].map(\.lowercasedASCII)
    guard let known = Charset.byStandardLabel[String(decoding: key, as: UTF8.self)] else {
      return nil
    }
    self = known
  }

  /// The name in the Encoding Standard, which calls what browsers refuse to read `replacement`.
  public var standardName: String {
    CharsetLabels.refusedByBrowsers.contains { $0.name == name } ? "replacement" : name
  }

  /// The encoding named by a byte order mark, and the mark's length in bytes.
  public static func byteOrderMark(of bytes: Span<UInt8>) -> (charset: Charset, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (utf32LittleEndian, 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (utf32BigEndian, 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (utf16BigEndian, 2) }
    return nil
  }

  /// The bytes as UTF-8; what is no character becomes U+FFFD.
  ///
  /// `repaired` tells whether anything had to be replaced. A byte order mark is a character like
  /// others: whoever found it leaves it out. Linear in the number of bytes.
  public func decode(_ bytes: Span<UInt8>) -> (utf8: [UInt8], repaired: Bool) {
    bytes.withUnsafeBufferPointer { decoder.decode($0) }
  }
}

extension Charset {
  private static let byLabel: [String: Charset] = {
    var table = byStandardLabel
    table["utf-32"] = utf32LittleEndian
    table["utf-32le"] = utf32LittleEndian
    table["utf-32be"] = utf32BigEndian
    return table
  }()

  private static let byStandardLabel: [String: Charset] = {
    var table: [String: Charset] = [:]
    for row in CharsetLabels.rows + CharsetLabels.refusedByBrowsers {
      let charset = Charset(name: row.name, decoder: row.decoder)
      for label in row.labels.split(separator: " ") { table[String(label)] = charset }
    }
    return table
  }()

  /// By the labels without hyphens and underscores, where these agree.
  private static let bySquashedLabel: [String: Charset] = Dictionary(
    byLabel.map { (squashed($0.key), $0.value) }.sorted { $0.1.name < $1.1.name },
    uniquingKeysWith: { first, _ in first })

  private static func key(of label: String) -> String {
    let surrounding = ByteSet(0x00...0x20).union(ByteSet("\"'"))
    let bytes = Array(label.utf8)
    guard let first = bytes.firstIndex(where: { !surrounding.contains($0) }),
      let last = bytes.lastIndex(where: { !surrounding.contains($0) })
    else { return "" }
    return String(decoding: bytes[first...last].map(\.lowercasedASCII), as: UTF8.self)
  }

  private static func squashed(_ key: String) -> String {
    let bytes = key.utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
    let text = String(decoding: bytes, as: UTF8.self)
    // `win-1251` is seen in feeds.
    return text.hasPrefix("win12") ? "windows" + text.dropFirst(3) : text
  }
}

extension Span<UInt8> {
  fileprivate func starts(with mark: [UInt8]) -> Bool {
    guard count >= mark.count else { return false }
    return mark.indices.allSatisfy { self[$0] == mark[$0] }
  }
}
