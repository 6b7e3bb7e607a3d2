/// The status and those fields of an answer that matter, collected line by line.
///
/// Values keep their bytes: each becomes one scalar (WHATWG "isomorphic decode"), so that
/// validators go back byte for byte whatever a server put there.
struct ResponseHead {
  /// The fields that matter, by their names in lower case.
  enum Field: Int, CaseIterable {
    case age, cacheControl, contentEncoding, contentType, date, entityTag, expires, lastModified
    case location, rateLimit, rateLimitPolicy, rateLimitRemaining, rateLimitReset, retryAfter
    case setCookie, xRateLimitRemaining, xRateLimitReset

    var name: StaticString {
      switch self {
      case .age: "age"
      case .cacheControl: "cache-control"
      case .contentEncoding: "content-encoding"
      case .contentType: "content-type"
      case .date: "date"
      case .entityTag: "etag"
      case .expires: "expires"
      case .lastModified: "last-modified"
      case .location: "location"
      case .rateLimit: "ratelimit"
      case .rateLimitPolicy: "ratelimit-policy"
      case .rateLimitRemaining: "ratelimit-remaining"
      case .rateLimitReset: "ratelimit-reset"
      case .retryAfter: "retry-after"
      case .setCookie: "set-cookie"
      case .xRateLimitRemaining: "x-ratelimit-remaining"
      case .xRateLimitReset: "x-ratelimit-reset"
      }
    }
  }

  /// The status of the last head that began; 0 before the first.
  private(set) var status = 0
  /// True once the empty line after the fields of a real answer has come.
  private(set) var isComplete = false
  /// How many interim answers (1xx) came before.
  private(set) var interimCount = 0
  /// Bytes of all heads of this transfer.
  private(set) var byteCount = 0

  private var values: [Field: [UInt8]] = [:]
  private var folded: Field?

  /// Takes a line with its line end, as libcurl hands it over.
  mutating func take(_ line: UnsafeRawBufferPointer) {
    byteCount += line.count
    let content = line.droppingLineEnd
    guard let first = content.first else { return end() }
    if isComplete || status == 0 || content.starts(with: "HTTP/".utf8), begin(content) { return }
    if first == UInt8(ascii: " ") || first == UInt8(ascii: "\t") { return fold(content) }
    takeField(content)
  }

  /// Whether a field was there.
  func has(_ field: Field) -> Bool { values[field] != nil }

  /// A field's value without the blanks around it; nil when it was absent.
  subscript(field: Field) -> String? {
    guard let bytes = values[field] else { return nil }
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    var text = ""
    for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
    return text
  }

  /// Where a redirect points: UTF-8 as it stands, other bytes percent-encoded one by one.
  var location: String? {
    guard let bytes = values[.location] else { return nil }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    return bytes.reduce(into: "") { text, byte in
      if byte < 0x80 {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + String(byte, radix: 16, uppercase: true)
      }
    }
  }

  /// Begins the next head; false when the line is no status line.
  private mutating func begin(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    guard line.starts(with: "HTTP/".utf8) else { return false }
    if (100..<200).contains(status) { interimCount += 1 }
    status = 0
    for byte in line.drop(while: { $0 != UInt8(ascii: " ") }).dropFirst().prefix(3) {
      guard let digit = byte.decimalDigit else { break }
      status = status * 10 + digit
    }
    isComplete = false
    values.removeAll(keepingCapacity: true)
    folded = nil
    return true
  }

  private mutating func end() {
    isComplete = status >= 200
    folded = nil
  }

  private mutating func takeField(_ line: Slice<UnsafeRawBufferPointer>) {
    folded = nil
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = line[..<colon]
    guard let field = Field.allCases.first(where: { name.equalsIgnoringCase($0.name) }) else {
      return
    }
    let value = line[line.index(after: colon)...].trimmingBlanks
    if let earlier = values[field] {
      // Only a list may come in several fields (RFC 9110 §5.3); of the others the first counts.
      guard field == .cacheControl || field == .contentEncoding else { return }
      values[field] = earlier + Array(", ".utf8) + value
    } else {
      values[field] = Array(value)
    }
    folded = field
  }

  /// Old servers continue a value on the next line (`obs-fold`, RFC 9112 §5.2).
  private mutating func fold(_ line: Slice<UnsafeRawBufferPointer>) {
    guard let folded else { return }
    values[folded, default: []] += [UInt8(ascii: " ")] + line.trimmingBlanks
  }
}

extension UInt8 {
  /// The value of an ASCII digit.
  var decimalDigit: Int? { (48...57).contains(self) ? Int(self) - 48 : nil }

  /// Space or tab.
  fileprivate var isBlank: Bool { self == 32 || self == 9 }

  /// The byte with an ASCII letter in lower case.
  fileprivate var lowercasedASCII: UInt8 { (65...90).contains(self) ? self | 32 : self }
}

extension UnsafeRawBufferPointer {
  fileprivate var droppingLineEnd: Slice<UnsafeRawBufferPointer> {
    var end = count
    while end > 0, self[end - 1] == 10 || self[end - 1] == 13 { end -= 1 }
    return self[..<end]
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var trimmingBlanks: Slice<UnsafeRawBufferPointer> {
    var rest = drop { $0.isBlank }
    while let last = rest.last, last.isBlank { rest = rest.dropLast() }
    return rest
  }

  fileprivate func equalsIgnoringCase(_ name: StaticString) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    return zip(self, UnsafeBufferPointer(start: name.utf8Start, count: count)).allSatisfy {
      $0.lowercasedASCII == $1
    }
  }
}
