/// How exported articles are written.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// A JSON Feed item a line (JSON Lines).
  case jsonl
  /// One JSON Feed 1.1 document.
  case json
  /// A table (RFC 4180), with a line of names.
  case csv
  /// An Atom feed (RFC 4287).
  case atom
}
