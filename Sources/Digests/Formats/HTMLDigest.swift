import Mustache
import Vocabulary

/// A digest as a page for mail clients and browsers.
///
/// One document without scripts, remote fonts or counters; the only thing it loads is the one picture
/// of a story, without telling where from.
struct HTMLDigest {
  private let outline: DigestOutline

  /// The page of a digest.
  init(_ outline: DigestOutline) { self.outline = outline }

  /// The page, UTF-8.
  ///
  /// - Throws: what is wrong with the template.
  func bytes() throws -> [UInt8] {
    let template = try MustacheTemplate(string: HTMLTemplate.source)
    let context = TemplateContext(
      escape: HTMLDigest.escape, address: { HTMLDigest.escape($0.address) })
    return Array(template.render(context.values(of: outline)).utf8)
  }

  /// Text for content and for attribute values in quotes (WHATWG HTML §13.3, "escaping a string").
  ///
  /// By bytes, for the template engine's own escaping goes by grapheme clusters, and a quote with an
  /// accent on it would pass.
  static func escape(_ text: String) -> String {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): escaped.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): escaped.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): escaped.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "'"): escaped.append(contentsOf: "&#39;".utf8)
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}
