/// The formats in which a digest is written; the raw values are those of `--format`.
public enum DigestFormat: String, Hashable, Sendable, CaseIterable {
  /// A page for mail clients and browsers.
  case html
  /// CommonMark.
  case markdown
  /// Plain text for a terminal or a mail without markup.
  case text
  /// JSON Feed 1.1 with the whole articles.
  case json

  /// The format that a file's ending asks for; nil when the ending says nothing.
  public init?(endingOf path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    switch name[name.index(after: dot)...].lowercased() {
    case "html", "htm": self = .html
    case "md", "markdown": self = .markdown
    case "txt", "text": self = .text
    case "json": self = .json
    default: return nil
    }
  }
}
