public import Vocabulary

extension Timestamp {
  /// Reads a date as feeds write it: RFC 822 and 2822, RFC 3339, ISO 8601, and the wild.
  ///
  /// Nil for nonsense, never "now". A date without a zone is UTC.
  public init?(parsingFeedDate text: Span<UInt8>) { return nil }

  /// Reads a date as feeds write it.
  public init?(parsingFeedDate text: String) { self.init(parsingFeedDate: text.utf8.span) }
}
