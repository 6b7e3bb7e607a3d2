import Storage
import Vocabulary

/// Digests in words.
enum DigestWords {
  /// What a digest tells.
  static func scope(_ settings: DigestSettings) -> String {
    var parts: [String] = []
    if !settings.folders.isEmpty { parts.append("in " + settings.folders.joined(separator: ", ")) }
    if !settings.tags.isEmpty {
      parts.append("with the tag " + settings.tags.joined(separator: " or "))
    }
    if !settings.feeds.isEmpty {
      parts.append("numbered " + settings.feeds.map(\.description).joined(separator: ", "))
    }
    let feeds =
      parts.isEmpty ? "everything" : "what is new of feeds " + parts.joined(separator: " ")
    return feeds + (settings.condition.map { " where \($0)" } ?? "")
  }

  /// Where it goes.
  static func place(_ delivery: DigestDelivery) -> String {
    switch delivery {
    case .standardOutput: "standard output"
    case .file(let path), .maildir(let path): path
    case .mail(let recipients): recipients.joined(separator: ", ")
    }
  }
}
