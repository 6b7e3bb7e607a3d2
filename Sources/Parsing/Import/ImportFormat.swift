/// A kind of file that other readers, or Winnow itself, export; the raw value is its word.
public enum ImportFormat: String, CaseIterable, Sendable {
  /// Winnow's own export, and any other JSON Feed: a document, or an item a line.
  case winnow
  /// A list of subscriptions.
  case opml
  /// Miniflux: the JSON of its entries or feeds.
  case miniflux
  /// FreshRSS: articles as JSON in the manner of Google Reader.
  case freshrss
  /// Feedly: articles or subscriptions as JSON.
  case feedly
  /// Newsboat's file of addresses.
  case newsboat
  /// Newsboat's list of what was read (`--export-to-file`): an identifier a line.
  case newsboatRead = "newsboat-read"

  /// How the bytes of a file are cut into records.
  enum Shape {
    case json, xml, lines
  }

  /// How the bytes of a file of this format are cut into records.
  var shape: Shape {
    switch self {
    case .winnow, .miniflux, .freshrss, .feedly: .json
    case .opml: .xml
    case .newsboat, .newsboatRead: .lines
    }
  }
}
