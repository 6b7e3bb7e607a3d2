/// Bounds that no configuration moves; those of the network policy are in `FetchConfiguration`.
enum Limits {
  /// Bytes of bodies held in all, above which no transfer starts and running ones pause.
  static let heldByteCount = 64 << 20
  /// Bytes of the heads of one answer, interim answers included.
  static let headerByteCount = 256 << 10
  /// Interim answers (1xx) before the real one.
  static let interimAnswers = 32
  /// Bytes of a body nobody wants that are read to keep the connection; beyond it is dropped.
  static let discardedByteCount = 64 << 10
  /// Content codings on top of one another.
  static let contentCodings = 3
  /// Easy handles kept for the next transfers.
  static let idleHandles = 256
  /// Names being resolved at one time, each of which is a thread of libcurl's.
  static let resolutions = 64
  /// Events taken from the epoll descriptor at a time.
  static let eventsAtATime = 256
  /// Bytes reserved for a body on the word of the server alone.
  static let reservedByteCount = 1 << 20
  /// How many times their length feeds have once their coding is taken off, most of them.
  static let usualExpansion = 5
  /// How long a server can forbid the next request, or call an answer fresh.
  static let longestFreshness = Duration.seconds(86_400)
}
