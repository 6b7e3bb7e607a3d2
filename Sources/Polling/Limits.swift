/// The bounds of the pipeline's queues; what a queue cannot take stays with the stage before it.
enum Limits {
  /// Documents that wait for one worker.
  static let inboxPerWorker = 2
  /// Bytes of fetched bodies between fetcher and workers; above, no fetch is started.
  static let bodyByteCount = 64 << 20
  /// Bytes of a document that is compared with the last one before a worker has it.
  static let comparedInPassing = 256 << 10
  /// Updates that wait for the writer.
  static let outboxCount = 128
  /// Bytes of text in the updates that wait for the writer.
  static let outboxByteCount = 16 << 20
  /// Updates in one transaction.
  static let batchCount = 64
  /// Articles in one transaction.
  static let batchArticleCount = 2_000
  /// Bytes of text in one transaction.
  static let batchByteCount = 8 << 20
  /// Pages of articles that are under way at one time, those waiting for their host included.
  static let pageCount = 64
  /// Of how many new articles of one document the pages are wanted, the newest.
  static let pagesPerDocument = 500
  /// Feeds of a page that are tried when it is subscribed to.
  static let candidateCount = 5
  /// The largest file that is read as a password.
  static let secretByteCount = 4_096
}
