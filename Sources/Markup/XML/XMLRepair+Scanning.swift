import Glibc

extension XMLRepair {
  /// The next place of a byte, before an end where one is given.
  func index(of byte: UInt8, from start: Int, until end: Int = .max) -> Int? {
    let end = min(end, input.count)
    guard let base = input.baseAddress, start < end,
      let found = memchr(base + start, Int32(byte), end - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// The next place of a sequence of bytes.
  ///
  /// What was not found once is not looked for again, so that a document full of comments without
  /// an end takes no quadratic time.
  mutating func index(of needle: StaticString, from start: Int, until end: Int = .max) -> Int? {
    guard !missing.contains(needle.utf8Start) else { return nil }
    var place = start
    while let candidate = index(of: needle.utf8Start.pointee, from: place, until: end) {
      if has(needle, at: candidate) { return candidate }
      place = candidate + 1
    }
    if end == .max { missing.append(needle.utf8Start) }
    return nil
  }

  /// Whether a sequence of bytes is at a place; ASCII letters in any case.
  func has(_ needle: StaticString, at start: Int) -> Bool {
    guard let base = input.baseAddress, start + needle.utf8CodeUnitCount <= input.count else {
      return false
    }
    return needle.withUTF8Buffer { bytes in
      bytes.indices.allSatisfy { base[start + $0].asciiLowercased == bytes[$0].asciiLowercased }
    }
  }

  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: input[range])
  }

  /// A name for a message, at most so long that a message stays one line.
  func name(_ range: Range<Int>) -> String {
    String(decoding: input[range].prefix(64), as: UTF8.self)
  }

  func isSameName(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.count == right.count && bytes(left).elementsEqual(bytes(right))
  }

  /// Whether names are equal but for the case of their letters.
  func isSimilarName(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    left.count == right.count
      && zip(bytes(left), bytes(right)).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
  }

  /// Where something that is not closed ends with the least harm: behind the next `>`, or before the
  /// next `<`.
  func endOfBroken(from start: Int) -> Int {
    let tagEnd = index(of: UInt8(ascii: ">"), from: start).map { $0 + 1 } ?? input.count
    return min(tagEnd, index(of: UInt8(ascii: "<"), from: start + 1) ?? input.count)
  }

  func localName(_ range: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> {
    let colon = input[range].lastIndex(of: UInt8(ascii: ":"))
    return input[(colon.map { $0 + 1 } ?? range.lowerBound)..<range.upperBound]
  }

  /// The end of a name that begins at a place, within the limit of a tag.
  func endOfName(from start: Int) -> Int {
    var end = start
    let limit = min(input.count, start + limits.tagBytes)
    while end < limit, input[end].isNamePart { end += 1 }
    return min(end, input.count)
  }

  func endOfBlanks(from start: Int) -> Int {
    var end = start
    while end < input.count, input[end].isBlank { end += 1 }
    return end
  }
}

extension UInt8 {
  var isBlank: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// Names of elements that feeds use are ASCII; a `<` before anything else is text.
  var isNameStart: Bool { isASCIILetter || self == UInt8(ascii: "_") }
  var isNamePart: Bool {
    isNameStart || isASCIIDigit || self == UInt8(ascii: ":") || self == UInt8(ascii: "-")
      || self == UInt8(ascii: ".")
  }
  var asciiLowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}

/// The elements of HTML without content that turn up unescaped and unclosed in feeds.
///
/// Only those that no feed format uses for something else, as `link` and `source` are.
enum HTMLVoidElement {
  private static let names: [StaticString] = ["br", "img", "hr", "wbr", "input"]

  static func contains(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    names.contains { void in
      void.utf8CodeUnitCount == name.count
        && void.withUTF8Buffer { void in
          void.indices.allSatisfy { void[$0] == name[$0].asciiLowercased }
        }
    }
  }
}
