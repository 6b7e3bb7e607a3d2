import Mustache
import Vocabulary

/// A digest as a CommonMark document.
struct MarkdownDigest {
  private let outline: DigestOutline
  private let template: MustacheTemplate

  /// The document of a digest.
  ///
  /// - Throws: what reading the stories throws.
  init(_ digest: Digest) throws {
    outline = try DigestOutline(digest)
    template = try digest.templates.template(for: .markdown, else: MarkdownTemplate.source)
  }

  /// The document, UTF-8.
  func bytes() -> [UInt8] {
    let context = TemplateContext(
      escape: MarkdownDigest.escape, address: MarkdownDigest.address, body: { _ in nil })
    return Array(template.render(context.values(of: outline)).utf8)
  }

  /// Text in which nothing is read as markup: CommonMark §2.4, backslash escapes.
  ///
  /// Inside a line these are the marks of emphasis, code, links, images, HTML, character references
  /// and the strikethrough, tables and mathematics of its dialects; at the beginning of a line, those
  /// of headings, quotes, lists, rules and fences.
  static func escape(_ text: String) -> String {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count)
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if isMarkup(byte) || (byte == UInt8(ascii: "&") && mayBeReference(rest))
        || (isLineBeginning(escaped) && isMarkupAtBeginning(byte))
      {
        escaped.append(UInt8(ascii: "\\"))
      } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")"), isNumber(escaped) {
        escaped.append(UInt8(ascii: "\\"))
      }
      escaped.append(byte)
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// A link's destination (CommonMark §6.3): parentheses, which need not balance, are encoded.
  static func address(_ link: WebLink) -> String {
    link.address.replacing("(", with: "%28").replacing(")", with: "%29")
  }

  private static func isLineBeginning(_ text: [UInt8]) -> Bool {
    text.isEmpty || text.last == UInt8(ascii: "\n")
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "~"), UInt8(ascii: "|"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  private static func isMarkupAtBeginning(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="),
      UInt8(ascii: ":"), UInt8(ascii: "!"):
      true
    default: false
    }
  }

  /// Whether an ampersand before this begins a character reference (CommonMark §2.5).
  private static func mayBeReference(_ rest: Substring.UTF8View) -> Bool {
    guard let next = rest.first else { return false }
    return next == UInt8(ascii: "#") || (0x41...0x5A).contains(next & 0xDF)
  }

  /// Whether a line so far is the number of an ordered list: one to nine digits.
  private static func isNumber(_ line: [UInt8]) -> Bool {
    (1...9).contains(line.count) && line.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
