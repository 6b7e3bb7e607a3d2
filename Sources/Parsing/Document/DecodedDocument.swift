import WebText

/// A document as UTF-8, with the encoding that it turned out to be in.
///
/// What says more about the bytes goes before what says less: a byte order mark, the pattern of
/// UTF-16 and UTF-32, the HTTP header (RFC 7303 §3), the XML declaration. UTF-8 that is valid and not
/// ASCII is what it looks like, whatever single-byte encoding somebody calls it.
struct DecodedDocument {
  /// The encoding that was used.
  let charset: Charset
  /// The text in UTF-8; nil where the document's own bytes serve from `start` on.
  let converted: [UInt8]?
  /// Where the text begins in the document's own bytes.
  let start: Int
  /// Whether bytes that are no character were replaced.
  private(set) var isRepaired: Bool
  /// What is wrong with what is said about the encoding, or with the bytes.
  private(set) var warnings: [ParsingWarning] = []

  init(_ bytes: Span<UInt8>, contentType: String?) {
    if let mark = Charset.byteOrderMark(of: bytes) {
      self.init(bytes, as: mark.charset, from: mark.length)
    } else if let told = WideEncoding.charset(of: bytes) ?? EBCDIC.charset(of: bytes) {
      self.init(bytes, as: told, from: 0)
    } else {
      self.init(unmarked: bytes, contentType: contentType)
      return
    }
    if isRepaired {
      warn("bad-encoding", "bytes that are no text in \(charset.name)", at: firstReplacement)
    }
  }

  private init(unmarked bytes: Span<UInt8>, contentType: String?) {
    let kind = UTF8Kind(of: bytes)
    let labels = EncodingLabels(header: contentType, bytes: bytes)
    self.init(bytes, kind: kind, declared: labels.charsets)
    if case .ascii = kind {
      // Which of the names of one thing was used says nothing.
      warnings = labels.unknown
      return
    }
    let asciiEnd = bytes.indices.first(where: { bytes[$0] >= 0x80 }) ?? bytes.count
    let line = 1 + (0..<asciiEnd).count { bytes[$0] == UInt8(ascii: "\n") }
    warnings = labels.warnings(whenUsed: charset, line: line)
    // What says that it is ASCII, or says nothing and is no UTF-8, is not what XML allows.
    if labels.saysASCII { isRepaired = true }
    if !kind.isValid, labels.charsets.allSatisfy({ $0 == .utf8 }) {
      isRepaired = true
      if charset != .utf8 {
        warn("bad-encoding", "the bytes are no UTF-8, read as \(charset.name)", line: line)
      }
    }
    if isRepaired, let place = firstReplacement {
      warn("bad-encoding", "bytes that are no text in \(charset.name)", at: place)
    }
    if charset == .utf8, converted == nil, DoubleEncoding.isIn(bytes) {
      warn("double-encoding", "the text seems to have been encoded as UTF-8 twice", line: line)
    }
  }

  private mutating func warn(_ code: String, _ message: String, line: Int) {
    warnings.append(ParsingWarning(code: code, message: message, line: line))
  }

  private mutating func warn(_ code: String, _ message: String, at place: Int?) {
    guard let converted, let place else { return warn(code, message, line: 1) }
    warn(code, message, line: 1 + converted[..<place].count { $0 == UInt8(ascii: "\n") })
  }

  /// The place of the first character that stands for bytes which are none.
  private var firstReplacement: Int? {
    guard let converted else { return nil }
    let replacement = Array("\u{FFFD}".utf8)
    return converted.indices.first {
      converted[$0] == replacement[0] && converted[$0...].starts(with: replacement)
    }
  }

  private init(_ bytes: Span<UInt8>, kind: UTF8Kind, declared: [Charset]) {
    switch kind {
    case .ascii:
      let charset = declared.first ?? .utf8
      if charset.isSevenBit {
        self.init(bytes, as: charset, from: 0)
      } else {
        self.init(charset: charset, converted: nil, start: 0, isRepaired: false)
      }
    case .valid:
      // Text in an encoding of two bytes a character can be valid UTF-8 by chance.
      if let charset = declared.first, charset.isMultiByte {
        let decoded = DecodedDocument(bytes, as: charset, from: 0)
        if !decoded.isRepaired {
          self = decoded
          return
        }
      }
      self.init(charset: .utf8, converted: nil, start: 0, isRepaired: false)
    case .damaged(let characters):
      let others = declared.filter { $0 != .utf8 }
      let decoded = others.map { DecodedDocument(bytes, as: $0, from: 0) }
      if let best = decoded.first(where: { !$0.isRepaired }) ?? decoded.first {
        self = best
        return
      }
      // One bad byte must not turn a whole page of good UTF-8 into something else.
      self.init(bytes, as: characters > 0 ? .utf8 : .windows1252, from: 0)
    }
  }

  private init(_ bytes: Span<UInt8>, as charset: Charset, from start: Int) {
    let text = bytes.extracting(start...)
    if charset == .utf8, case let kind = UTF8Kind(of: text), kind.isValid {
      self.init(charset: charset, converted: nil, start: start, isRepaired: false)
      return
    }
    let (utf8, isRepaired) = charset.decode(text)
    self.init(charset: charset, converted: utf8, start: start, isRepaired: isRepaired)
  }

  private init(charset: Charset, converted: [UInt8]?, start: Int, isRepaired: Bool) {
    self.charset = charset
    self.converted = converted
    self.start = start
    self.isRepaired = isRepaired
  }
}

extension Charset {
  /// Whether its text can look like ASCII and mean something else.
  fileprivate var isSevenBit: Bool { name.hasPrefix("iso-2022") || name.hasPrefix("hz") }

  /// Whether its characters may have two bytes or more.
  fileprivate var isMultiByte: Bool {
    isSevenBit
      || ["gb", "big5", "euc", "shift_jis", "x-sjis", "cp9", "windows-31j", "johab"].contains {
        name.hasPrefix($0)
      }
  }
}

/// What some bytes are when read as UTF-8.
enum UTF8Kind {
  case ascii
  case valid
  /// Not valid, but with so many characters of several bytes that are.
  case damaged(characters: Int)

  init(of bytes: Span<UInt8>) {
    do throws(UTF8.ValidationError) {
      var text = try UTF8Span(validating: bytes)
      self = text.checkForASCII() ? .ascii : .valid
    } catch {
      self = .damaged(characters: UTF8Kind.characters(in: bytes))
    }
  }

  var isValid: Bool {
    if case .damaged = self { false } else { true }
  }

  /// How many sequences of two to four bytes are well-formed; a few are enough to know.
  private static func characters(in bytes: Span<UInt8>) -> Int {
    var count = 0
    var index = 0
    while index < bytes.count, count < 16 {
      let length =
        switch bytes[index] {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 1
        }
      guard length > 1, index + length <= bytes.count,
        (1..<length).allSatisfy({ bytes[index + $0] & 0xC0 == 0x80 })
      else {
        index += 1
        continue
      }
      count += 1
      index += length
    }
    return count
  }
}
