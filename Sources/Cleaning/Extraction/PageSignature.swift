import WebText

/// Tells by its first bytes whether a document may be a page of HTML.
enum PageSignature {
  private static let bytesLookedAt = 4_096

  /// How files begin that are none (WHATWG MIME Sniffing §6, and archives).
  private static let others: [[UInt8]] = [
    Array("%PDF-".utf8), Array("%!PS-Adobe-".utf8), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A],
    Array("GIF87a".utf8), Array("GIF89a".utf8), [0xFF, 0xD8, 0xFF], [0x1F, 0x8B],
    [0x50, 0x4B, 0x03, 0x04], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A, 0x58, 0x5A],
    Array("OggS".utf8),
    Array("ID3".utf8), Array("RIFF".utf8), [0x28, 0xB5, 0x2F, 0xFD], Array("wOFF".utf8),
    Array("wOF2".utf8), [0x7F, 0x45, 0x4C, 0x46], Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF],
  ]

  /// False for the bytes of a picture, an archive, data, or XML that is no page.
  ///
  /// - Parameters:
  ///   - page: The document.
  ///   - isEncoded: True where the transfer said which encoding it is in.
  /// - Returns: True for all that is not surely something else.
  static func mayBePage(_ page: Span<UInt8>, isEncoded: Bool) -> Bool {
    var start: [UInt8] = []
    for index in 0..<min(page.count, bytesLookedAt) { start.append(page[index]) }
    if others.contains(where: { start.starts(with: $0) }) { return false }
    let isWide = start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF])
    if !isWide, !isEncoded, start.count(where: { $0 == 0 }) * 4 > start.count { return false }
    let text = start.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    switch text.first {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return text.contains(UInt8(ascii: "<"))
    case UInt8(ascii: "<"): return !isForeignXML(text)
    default: return true
    }
  }

  /// True for XML whose root is not that of a page.
  private static func isForeignXML(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.starts(with: "<?xml".utf8) else {
      return roots.contains { text.starts(with: $0) }
    }
    var index = text.startIndex
    while let mark = text[index...].firstIndex(of: UInt8(ascii: "<")) {
      guard mark + 1 < text.endIndex else { return false }
      switch text[mark + 1] {
      case UInt8(ascii: "?"): break
      case UInt8(ascii: "!"):
        if text[mark...].starts(with: "<!--".utf8) { break }
        return !String(decoding: text[mark...].prefix(40), as: UTF8.self).lowercased()
          .hasPhrase("html")
      default:
        return !String(decoding: text[mark...].prefix(12), as: UTF8.self).lowercased()
          .hasPhrase("html")
      }
      index = mark + 1
    }
    return false
  }

  private static let roots: [[UInt8]] = ["<rss", "<feed", "<rdf:", "<opml", "<urlset", "<svg"].map {
    Array($0.utf8)
  }
}
