/// An absolute URL, parsed and serialised as the WHATWG URL standard says.
///
/// Always ASCII. What is serialised parses to itself.
public struct WebURL: Sendable {
  /// The serialised URL.
  public let string: String
  /// Where in `string` its parts are.
  let parts: URLParts

  init(string: String, parts: URLParts) {
    self.string = string
    self.parts = parts
  }

  /// Parses a reference, relative to a base where one is given (WHATWG URL §4.4).
  ///
  /// Nil when the standard calls it a failure.
  public init?(parsing reference: String, base: WebURL? = nil) {
    self.init(parsing: reference.utf8.span, base: base)
  }

  /// Parses a reference in UTF-8, relative to a base where one is given (WHATWG URL §4.4).
  ///
  /// Nil when the standard calls it a failure. Broken UTF-8 is read as U+FFFD. Linear in the
  /// length; a web address that is already in its serialised form is only checked.
  public init?(parsing reference: Span<UInt8>, base: WebURL? = nil) {
    if let parts = URLParts(ofSerialized: reference) {
      self.init(string: String(copying: reference), parts: parts)
      return
    }
    guard reference.count <= Limits.referenceByteCount else { return nil }
    var parser = URLParser(reference, base: base)
    do {
      try parser.parse()
    } catch {
      return nil
    }
    self.init(string: String(decoding: parser.output, as: UTF8.self), parts: parser.parts)
  }
}

extension WebURL: Hashable, CustomStringConvertible {
  /// Two URLs are equal when they are serialised alike.
  public static func == (left: WebURL, right: WebURL) -> Bool { left.string == right.string }

  /// Hashes the serialised URL.
  public func hash(into hasher: inout Hasher) { hasher.combine(string) }

  /// The serialised URL.
  public var description: String { string }
}

extension WebURL {
  /// The scheme in lower case, without the colon.
  public var scheme: String { text(0..<parts.schemeEnd) }

  /// The host as it is connected to (lower case, Punycode, IPv6 in brackets); nil where there is none.
  public var host: String? {
    parts.hostStart < parts.hostEnd ? text(parts.hostStart..<parts.hostEnd) : nil
  }

  /// The port, nil when it is the scheme's own.
  public var port: UInt16? {
    guard parts.hasHost, parts.hostEnd < parts.pathStart else { return nil }
    return UInt16(text(parts.hostEnd + 1..<parts.pathStart))
  }

  /// The user's name, its percent-encoding undone, nil when empty.
  public var user: String? {
    decoded(userInformation.prefix { $0 != UInt8(ascii: ":") })
  }

  /// The password, its percent-encoding undone, nil when empty.
  public var password: String? {
    decoded(userInformation.drop { $0 != UInt8(ascii: ":") }.dropFirst())
  }

  /// The path, percent-encoded.
  public var path: String { text(parts.pathStart..<parts.pathEnd) }

  /// What follows `?`, nil where there is none.
  public var query: String? {
    parts.pathEnd < parts.queryEnd ? text(parts.pathEnd + 1..<parts.queryEnd) : nil
  }

  /// What follows `#`, nil where there is none.
  public var fragment: String? {
    let end = UInt32(string.utf8.count)
    return parts.queryEnd < end ? text(parts.queryEnd + 1..<end) : nil
  }

  /// True for `http` and `https`.
  public var isWeb: Bool {
    switch parts.schemeEnd {
    case 4: string.utf8.starts(with: "http:".utf8)
    case 5: string.utf8.starts(with: "https:".utf8)
    default: false
    }
  }

  /// The URL without user and password.
  public var withoutCredentials: WebURL {
    guard parts.hasHost, parts.hostStart > parts.schemeEnd + 3 else { return self }
    let kept = text(0..<parts.schemeEnd + 3) + text(parts.hostStart..<UInt32(string.utf8.count))
    let removed = parts.hostStart - parts.schemeEnd - 3
    return WebURL(string: kept, parts: parts.withHost(movedBackBy: removed))
  }

  /// The URL without its fragment.
  public var withoutFragment: WebURL {
    WebURL(string: text(0..<parts.queryEnd), parts: parts)
  }
}

extension WebURL {
  /// `user:password` without the `@`, empty where there is none.
  private var userInformation: Substring.UTF8View {
    guard parts.hasHost, parts.hostStart > parts.schemeEnd + 3 else { return ""[...].utf8 }
    return bytes(parts.schemeEnd + 3..<parts.hostStart - 1)
  }

  private func decoded(_ text: Substring.UTF8View) -> String? {
    guard !text.isEmpty else { return nil }
    return String(decoding: [UInt8](percentDecoding: Array(text)[...]), as: UTF8.self)
  }

  /// The URL with another path; nil when it is none then.
  func replacing(path: [UInt8]) -> WebURL? {
    let end = UInt32(string.utf8.count)
    let serialized =
      Array(bytes(0..<parts.pathStart)) + path + Array(bytes(parts.pathEnd..<end))
    return WebURL(parsing: serialized.span)
  }

  /// True for `mailto:`, `data:`, `urn:`: the path has no segments, nothing can be relative to it.
  var hasOpaquePath: Bool {
    !parts.hasHost
      && bytes(parts.pathStart..<parts.pathEnd).first != UInt8(ascii: "/")
  }

  /// The bytes of a range of offsets.
  func bytes(_ range: Range<UInt32>) -> Substring.UTF8View {
    let utf8 = string.utf8
    let start = utf8.index(utf8.startIndex, offsetBy: Int(range.lowerBound))
    return string[start..<utf8.index(start, offsetBy: range.count)].utf8
  }

  private func text(_ range: Range<UInt32>) -> String {
    String(decoding: bytes(range), as: UTF8.self)
  }
}
