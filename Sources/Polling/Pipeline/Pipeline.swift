import Cleaning
import Deduplication
import Storage
import Vocabulary

/// The two queues of one run: from the fetcher to the workers, from there to the writer.
struct Pipeline: Sendable {
  /// What is to be told of one feed once the writer has dealt with it.
  struct Finished: Sendable {
    /// The address that was asked.
    var url: String
    /// What is to be stored.
    var update: FeedUpdate
    /// Why it could not be stored.
    var failure: StorageError?
    /// What the store says of it; nil until it has been stored.
    var receipt: UpdateReceipt?
  }

  /// Documents to read.
  let inbox: BoundedChannel<PollAttempt>
  /// Updates to store.
  let outbox: BoundedChannel<Finished>

  /// Empty queues on the poller's own.
  init(on executor: QueueExecutor, workerCount: Int) {
    inbox = BoundedChannel(
      on: executor,
      room: .init(count: Limits.inboxPerWorker * workerCount, byteCount: .max),
      weigh: { _ in 0 })
    outbox = BoundedChannel(
      on: executor, room: .init(count: Limits.outboxCount, byteCount: Limits.outboxByteCount),
      weigh: \.update.textByteCount)
  }
}

/// The updates of one transaction.
struct UpdateBatch {
  private(set) var members: [Pipeline.Finished]
  private var articleCount: Int
  private var byteCount: Int

  /// A batch that begins with one update, whatever its size.
  init(_ first: Pipeline.Finished) {
    members = [first]
    articleCount = first.update.changes.count
    byteCount = first.update.textByteCount
  }

  /// How many more updates it may hold.
  var room: Int { Limits.batchCount - members.count }

  /// Whether another update fits into the transaction.
  func hasRoom(for next: Pipeline.Finished) -> Bool {
    members.count < Limits.batchCount
      && articleCount + next.update.changes.count <= Limits.batchArticleCount
      && byteCount + next.update.textByteCount <= Limits.batchByteCount
  }

  /// Adds an update.
  mutating func append(_ next: Pipeline.Finished) {
    members.append(next)
    articleCount += next.update.changes.count
    byteCount += next.update.textByteCount
  }
}

extension FeedUpdate {
  /// About how many bytes of text it brings to the store.
  var textByteCount: Int {
    changes.reduce(0) { sum, change in
      switch change {
      case .insert(let draft), .revise(_, let draft):
        sum + (draft.article.content?.utf8.count ?? 0)
          + (draft.article.text?.utf8.count ?? 0) + (draft.original?.utf8.count ?? 0)
      }
    }
  }
}
