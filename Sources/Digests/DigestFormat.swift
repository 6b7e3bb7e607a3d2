/// The formats in which a digest is written; the raw values are those of `--format`.
public enum DigestFormat: String, Hashable, Sendable, CaseIterable {
  /// A page for mail clients and browsers.
  case html
  /// CommonMark.
  case markdown
  /// Plain text for a terminal or a mail without markup.
  case text
  /// A book for e-readers, EPUB 3, with the whole articles.
  case epub
  /// JSON Feed 1.1 with the whole articles.
  case json
  /// A feed to subscribe to, Atom (RFC 4287), with the whole articles.
  case atom
  /// A mailbox (RFC 4155) with a message for each story.
  case mbox
  /// The feeds that the stories come from.
  case opml

  /// The format that a file's ending asks for; nil when the ending says nothing.
  public init?(endingOf path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    guard let row = DigestFormat.table.first(where: { $0.endings.contains(ending) }) else {
      return nil
    }
    self = row.format
  }

  /// The ending of its files.
  public var ending: String { row.endings[0] }

  /// Its media type.
  var mediaType: String { row.mediaType }

  private var row: (format: DigestFormat, endings: [String], mediaType: String) {
    DigestFormat.table.first { $0.format == self } ?? DigestFormat.table[0]
  }

  private static let table: [(format: DigestFormat, endings: [String], mediaType: String)] = [
    (.html, ["html", "htm", "xhtml"], "text/html"),
    (.markdown, ["md", "markdown"], "text/markdown"),
    (.text, ["txt", "text"], "text/plain"),
    (.epub, ["epub"], "application/epub+zip"),
    (.json, ["json"], "application/feed+json"),
    (.atom, ["atom", "xml"], "application/atom+xml"),
    (.mbox, ["mbox"], "application/mbox"),
    (.opml, ["opml"], "text/x-opml"),
  ]
}
