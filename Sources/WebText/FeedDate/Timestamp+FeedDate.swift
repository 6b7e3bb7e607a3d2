public import Vocabulary

extension Timestamp {
  /// Reads a date as feeds write it: RFC 822 and 2822, RFC 3339, ISO 8601, and the wild.
  ///
  /// The wild is asctime, slips of punctuation, two-digit years, month names of two dozen
  /// languages, zones by name, and seconds since 1970. Nil for nonsense, never "now". A date
  /// without a zone is UTC; one without a time of day is midnight.
  public init?(parsingFeedDate text: Span<UInt8>) {
    guard text.count <= Limits.dateByteCount else { return nil }
    let common = text.withUnsafeBufferPointer { CommonDate.fields(of: $0)?.timestamp }
    if let common {
      self = common
      return
    }
    var reader = FeedDateReader(text)
    reader.read()
    guard let time = reader.fields.timestamp else { return nil }
    self = time
  }

  /// Reads a date as feeds write it.
  public init?(parsingFeedDate text: String) { self.init(parsingFeedDate: text.utf8.span) }
}
