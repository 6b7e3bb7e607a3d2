/// What a fetcher is doing at one moment.
public struct FetcherFigures: Hashable, Sendable {
  /// Transfers under way.
  public var running: Int
  /// Fetches that wait for their turn.
  public var waiting: Int
  /// Bytes of bodies under way.
  public var heldByteCount: Int

  /// So many of each.
  public init(running: Int, waiting: Int, heldByteCount: Int) {
    self.running = running
    self.waiting = waiting
    self.heldByteCount = heldByteCount
  }
}
