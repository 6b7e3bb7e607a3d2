import Cleaning
import Mustache
import Vocabulary

/// A digest as a page for mail clients and browsers.
///
/// One document without scripts, remote fonts or counters; the only thing it loads is the one picture
/// of a story, without telling where from. A page of leads stays under `htmlByteCount`: when there are
/// too many stories for that, those of the lowest ranks get a line each, and none is left out.
struct HTMLDigest {
  private let outline: DigestOutline
  private let isFull: Bool
  private let template: MustacheTemplate

  /// The page of a digest.
  ///
  /// - Throws: what reading the stories throws.
  init(_ digest: Digest) throws {
    outline = try DigestOutline(digest)
    isFull = digest.layout.isFull
    template = try digest.templates.template(for: .html, else: HTMLTemplate.source)
  }

  /// The page, UTF-8.
  func bytes() -> [UInt8] {
    var leads = outline.stories.count { !$0.isBrief }
    guard !isFull, leads > DigestLimits.leadsAtLeast else { return render(outline) }
    leads = min(leads, DigestLimits.leadsAtMost)
    var page = render(outline.shortened(toLeads: leads))
    while page.count > DigestLimits.htmlByteCount, leads > DigestLimits.leadsAtLeast {
      let share = Double(DigestLimits.htmlByteCount) / Double(page.count)
      let fewer = Int(Double(leads) * share * 0.95)
      leads = max(DigestLimits.leadsAtLeast, min(leads - 1, fewer))
      page = render(outline.shortened(toLeads: leads))
    }
    return page
  }

  private func render(_ outline: DigestOutline) -> [UInt8] {
    let context = TemplateContext(
      escape: HTMLDigest.escape, address: { HTMLDigest.escape($0.address) },
      body: { body in
        body.html?.string
          ?? body.paragraphs.map { "<p>\(HTMLDigest.escape($0))</p>" }.joined(separator: "\n")
      })
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
