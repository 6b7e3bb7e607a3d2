/// Counts the sockets of a fetcher that are open; on its queue alone.
///
/// libcurl closes some of them when its own cache of connections goes, so it outlives that.
final class SocketLedger {
  private(set) var openCount = 0

  func opened() { openCount += 1 }
  func closed() { openCount -= 1 }

  /// The ledger that a callback's context points to.
  static func at(_ context: UnsafeMutableRawPointer) -> SocketLedger {
    Unmanaged<SocketLedger>.fromOpaque(context).takeUnretainedValue()
  }
}
