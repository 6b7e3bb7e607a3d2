/// What all polls of one outcome have come to since the database was made; only grows.
public struct PollTotal: Hashable, Sendable {
  /// How many polls.
  public var pollCount: Int64 = 0
  /// How long their fetches took, in milliseconds.
  public var milliseconds: Int64 = 0
  /// The bytes of their bodies after decoding.
  public var byteCount: Int64 = 0
  /// Articles of a lineage that was not there before.
  public var newCount: Int64 = 0
  /// Articles whose text changed.
  public var updatedCount: Int64 = 0
  /// New articles that joined a lineage which was there already.
  public var duplicateCount: Int64 = 0

  /// No polls.
  public init() {}

  /// Adds one poll.
  mutating func count(_ update: FeedUpdate, _ receipt: UpdateReceipt) {
    pollCount += 1
    milliseconds += Int64(update.milliseconds)
    byteCount += Int64(update.byteCount)
    newCount += Int64(receipt.newCount)
    updatedCount += Int64(receipt.updatedCount)
    duplicateCount += Int64(receipt.duplicateCount)
  }
}
