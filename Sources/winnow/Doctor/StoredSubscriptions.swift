import Storage
import Vocabulary

/// What the doctor reads from the store.
struct StoredSubscriptions: Sendable {
  /// Mean answers longer than this are worth a word.
  static let slowBound = Duration.seconds(5)

  /// All feeds.
  private(set) var feeds: [FeedRecord] = []
  /// What the schedule remembers of them.
  private(set) var histories: [FeedID: [UInt8]] = [:]
  /// Which of them have moved in the last month.
  private(set) var moves: Set<FeedID> = []
  /// Which of them answer slowly, and how slowly.
  private(set) var slow: [FeedID: Duration] = [:]
  /// The named digests.
  private(set) var digests: [DigestRecord] = []
  /// The figures at a glance; nil where the store could not be read.
  private(set) var status: StoreStatus?
  /// Why the store could not be read.
  private(set) var failures: [Finding] = []

  /// Nothing.
  init() {}

  /// Nothing, for a reason.
  init(failure: any Error) {
    let message = FailureMessage(failure)
    failures = [
      .error(
        .database, message.message, command: "winnow status", status: ExitStatus(failure))
    ]
  }

  /// What a store holds.
  init(reading store: Store, now: Timestamp) async throws(StorageError) {
    feeds = try await store.feeds()
    histories = try await store.histories()
    moves = try await store.moves(since: now + .seconds(-30 * 86_400))
    slow = try await store.slowFeeds(since: now + .seconds(-7 * 86_400), bound: Self.slowBound)
    digests = try await store.digests()
    status = try await store.status()
  }
}
