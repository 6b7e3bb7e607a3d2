import Storage
import Vocabulary

/// A table of articles (RFC 4180): lines end in CRLF, and a field with a comma, a quote or a line
/// break stands in quotes.
struct CSVExport: ExportDocument {
  private static let columns: [(name: String, value: @Sendable (ArticleRecord) -> String?)] = [
    ("article_id", { $0.summary.id.description }),
    ("feed_url", { $0.summary.feedURL }),
    ("feed_title", { $0.summary.feedTitle }),
    ("folder", { $0.summary.folder }),
    ("id", { $0.summary.guid ?? $0.summary.url }),
    ("url", { $0.summary.url }),
    ("title", { $0.summary.title?.string }),
    ("authors", { $0.summary.details.authors.compactMap(\.name).joined(separator: "; ") }),
    ("tags", { ($0.summary.details.tags + $0.summary.tags).joined(separator: "; ") }),
    ("language", { $0.summary.details.language }),
    ("date_published", { $0.summary.publishedAt?.description }),
    ("date_modified", { $0.summary.modifiedAt?.description }),
    ("date_seen", { $0.summary.firstSeenAt.description }),
    ("date_read", { $0.summary.readAt?.description }),
    ("date_starred", { $0.summary.starredAt?.description }),
    ("score", { String($0.summary.score) }),
    ("story", { $0.summary.story.description }),
    ("summary", { $0.summary.summary?.string }),
    ("content_text", { $0.text?.string }),
  ]

  mutating func beginning() -> [UInt8] { Self.line(Self.columns.map(\.name)) }

  mutating func entry(_ article: ArticleRecord) -> [UInt8] {
    Self.line(Self.columns.map { $0.value(article) ?? "" })
  }

  mutating func end() -> [UInt8] { [] }

  private static func line(_ fields: [String]) -> [UInt8] {
    var line: [UInt8] = []
    for (place, field) in fields.enumerated() {
      if place > 0 { line.append(UInt8(ascii: ",")) }
      append(field, to: &line)
    }
    return line + [0x0D, 0x0A]
  }

  private static func append(_ field: String, to line: inout [UInt8]) {
    let special: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0D, 0x0A]
    guard field.utf8.contains(where: special.contains) else {
      return line.append(contentsOf: field.utf8)
    }
    line.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { line.append(byte) }
      line.append(byte)
    }
    line.append(UInt8(ascii: "\""))
  }
}
