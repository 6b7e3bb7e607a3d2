/// A language by its tag (BCP 47), as feeds write it.
public struct LanguageTag: Hashable, Sendable, CustomStringConvertible {
  /// The tag in its usual case, `zh-Hant-TW`.
  public let string: String

  /// Reads a tag; nil for what has not the shape of one.
  ///
  /// `en_US.UTF-8` of POSIX and surrounding blanks are forgiven. Case is that of RFC 5646 §2.1.1.
  /// Whether the registry has the language is not asked.
  public init?(parsing text: String) {
    let tag = text.utf8.drop { $0 <= 0x20 }.prefix { !LanguageTag.ends($0) }
    guard tag.count <= Limits.languageTagByteCount else { return nil }
    let separators = ByteSet("-_")
    let subtags = tag.split(omittingEmptySubsequences: false) { separators.contains($0) }
    guard let language = subtags.first, LanguageTag.isLanguage(language) else { return nil }
    var written: [String] = []
    for subtag in subtags {
      guard (1...8).contains(subtag.count),
        subtag.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit })
      else { return nil }
      let isBehindSingleton = written.contains { $0.utf8.count == 1 }
      written.append(
        LanguageTag.cased(subtag, isFirst: written.isEmpty, isPlain: isBehindSingleton))
    }
    string = written.joined(separator: "-")
  }

  /// The tag.
  public var description: String { string }

  /// True where the tag is over: blanks, lists, and what POSIX puts behind a locale.
  private static func ends(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@")
  }

  /// A language of ISO 639, or `x` and `i` before private and old tags.
  private static func isLanguage(_ subtag: Substring.UTF8View) -> Bool {
    let isPrivate = subtag.count == 1 && subtag.allSatisfy { [0x78, 0x69].contains($0 | 0x20) }
    return isPrivate || (subtag.count >= 2 && subtag.allSatisfy(\.isASCIILetter))
  }

  /// Scripts have a capital, regions two; everything else is in lower case.
  private static func cased(
    _ subtag: Substring.UTF8View, isFirst: Bool, isPlain: Bool
  ) -> String {
    let lower = String(decoding: subtag.map(\.lowercasedASCII), as: UTF8.self)
    guard !isFirst, !isPlain, subtag.allSatisfy(\.isASCIILetter) else { return lower }
    switch subtag.count {
    case 2: return lower.uppercased()
    case 4: return lower.prefix(1).uppercased() + lower.dropFirst()
    default: return lower
    }
  }
}
