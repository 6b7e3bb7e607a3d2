/// Why a reference is no URL: the standard calls it a failure.
struct InvalidURL: Error {}

/// The basic URL parser (WHATWG URL §4.4), written as the grammar that its states spell out.
///
/// The serialised URL is written from left to right, so that taking back a path segment is cutting
/// the end of `output`.
struct URLParser {
  let input: [UInt8]
  let base: WebURL?
  var position = 0
  var output: [UInt8] = []
  var parts = URLParts()
  var scheme = URLScheme.other

  init(_ reference: Span<UInt8>, base: WebURL?) {
    input = URLParser.prepared(reference)
    self.base = base
    output.reserveCapacity(input.count + 32)
  }

  /// Parses the whole reference into `output` and `parts`.
  mutating func parse() throws(InvalidURL) {
    if let end = endOfScheme() {
      try parseAbsolute(schemeEnd: end)
    } else {
      try parseRelative()
    }
    parseQueryAndFragment()
  }

  /// The reference without what surrounds it and without line breaks, as valid UTF-8.
  private static func prepared(_ reference: Span<UInt8>) -> [UInt8] {
    var end = reference.count
    while end > 0, reference[end - 1] <= 0x20 { end -= 1 }
    var start = 0
    while start < end, reference[start] <= 0x20 { start += 1 }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(end - start)
    var isASCII = true
    for index in start..<end {
      let byte = reference[index]
      if byte >= 0x80 { isASCII = false }
      if byte != 0x09, byte != 0x0A, byte != 0x0D { bytes.append(byte) }
    }
    return isASCII ? bytes : Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}

extension URLParser {
  /// The byte so far ahead, nil at the end.
  func peek(_ distance: Int = 0) -> UInt8? {
    position + distance < input.count ? input[position + distance] : nil
  }

  /// True for `/`, and for `\` where the scheme takes it for one.
  func isSlash(_ byte: UInt8?) -> Bool {
    byte == UInt8(ascii: "/") || (byte == UInt8(ascii: "\\") && scheme.isSpecial)
  }

  /// True where a path ends.
  func isPathEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") }

  /// Where the colon after a scheme is, nil when the reference begins with none.
  private func endOfScheme() -> Int? {
    guard let first = input.first, first.isASCIILetter else { return nil }
    let name = ByteSet("+-.")
    let end = input.firstIndex { !$0.isASCIILetter && !$0.isASCIIDigit && !name.contains($0) }
    guard let end, input[end] == UInt8(ascii: ":") else { return nil }
    return end
  }

  private mutating func parseAbsolute(schemeEnd: Int) throws(InvalidURL) {
    let name = input[..<schemeEnd].map(\.lowercasedASCII)
    begin(scheme: name)
    position = schemeEnd + 1
    if scheme == .file {
      try parseFile(
        relativeTo: base.flatMap { URLScheme(named: $0.scheme.utf8) == .file ? $0 : nil })
    } else if scheme.isSpecial {
      try parseSpecial(relativeTo: base.flatMap { $0.scheme.utf8.elementsEqual(name) ? $0 : nil })
    } else if peek() == UInt8(ascii: "/") {
      if peek(1) == UInt8(ascii: "/") {
        position += 2
        try parseAuthority()
      } else {
        position += 1
        beginPath()
        parsePath()
      }
    } else {
      parseOpaquePath()
    }
  }

  /// After `http:`, where a base of the same scheme makes a reference without slashes relative.
  private mutating func parseSpecial(relativeTo base: WebURL?) throws(InvalidURL) {
    let hasSlashes = peek() == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "/")
    if let base, !hasSlashes {
      try resolve(against: base)
    } else {
      skipSlashes()
      try parseAuthority()
    }
  }

  private mutating func parseRelative() throws(InvalidURL) {
    guard let base else { throw InvalidURL() }
    begin(scheme: Array(base.scheme.utf8))
    if base.hasOpaquePath {
      guard peek() == UInt8(ascii: "#") else { throw InvalidURL() }
      beginPath()
      output.append(contentsOf: base.bytes(base.parts.pathStart..<base.parts.queryEnd))
      parts.pathEnd = base.parts.pathEnd
      parts.queryEnd = base.parts.queryEnd
    } else if scheme == .file {
      try parseFile(relativeTo: base)
    } else {
      try resolve(against: base)
    }
  }

  /// The relative and the relative slash state.
  private mutating func resolve(against base: WebURL) throws(InvalidURL) {
    guard isSlash(peek()) else {
      copyAuthority(of: base)
      resolvePath(against: base)
      return
    }
    if isSlash(peek(1)) {
      position += 2
      if scheme.isSpecial { skipSlashes() }
      try parseAuthority()
    } else {
      position += 1
      copyAuthority(of: base)
      beginPath()
      parsePath()
    }
  }

  /// Takes over the base's path as far as the reference has none of its own.
  mutating func resolvePath(against base: WebURL) {
    beginPath()
    let basePath = base.bytes(base.parts.pathStart..<base.parts.pathEnd)
    guard let next = peek(), !isPathEnd(next) else {
      output.append(contentsOf: basePath)
      endPath()
      if peek() != UInt8(ascii: "?") {
        output.append(contentsOf: base.bytes(base.parts.pathEnd..<base.parts.queryEnd))
        parts.queryEnd = UInt32(output.count)
      }
      return
    }
    if scheme != .file || !startsWithDriveLetter() {
      output.append(contentsOf: basePath)
      shortenPath()
    }
    parsePath()
  }

  mutating func skipSlashes() {
    while let next = peek(), next == UInt8(ascii: "/") || next == UInt8(ascii: "\\") {
      position += 1
    }
  }

  private mutating func begin(scheme name: [UInt8]) {
    scheme = URLScheme(named: name)
    output.append(contentsOf: name)
    parts.schemeEnd = UInt32(output.count)
    output.append(UInt8(ascii: ":"))
  }

  /// Writes the base's authority, which stands at the same place: the scheme is the same.
  mutating func copyAuthority(of base: WebURL) {
    guard base.parts.hasHost else { return }
    output.append(contentsOf: base.bytes(base.parts.schemeEnd + 1..<base.parts.pathStart))
    parts.hostStart = base.parts.hostStart
    parts.hostEnd = base.parts.hostEnd
  }
}
