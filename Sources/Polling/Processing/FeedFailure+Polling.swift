import Fetching
import Parsing
import Storage
import Vocabulary

extension FeedFailure {
  /// A 304 that nobody asked for.
  static let unasked304 = FeedFailure(
    .protocol,
    "The server answered that nothing changed (304) though it was asked for the whole document; "
      + "its operator can mend that.")

  /// A 410.
  static let gone = FeedFailure(
    .http, "The server says that the feed is gone for good (410); look for its successor.")

  /// A document that ends in the middle.
  static let cutOff = FeedFailure(
    .truncated,
    "The document ends in the middle; what was whole is stored, and the rest is asked for again.")

  /// An address that is none.
  static let noAddress = FeedFailure(
    .protocol, "The feed's address is not a URL; edit the subscription.")

  /// A document that is no feed.
  init(_ error: ParsingError) {
    let advice = "look at the address in a browser, and subscribe to the feed's new one"
    switch error {
    case .empty:
      self.init(.notAFeed, "The document is empty; \(advice) if it stays so.")
    case .notAFeed(let what):
      self.init(.notAFeed, "The address answers with \(what), not with a feed; \(advice).")
    case .unreadable(let reason):
      self.init(.notAFeed, "The document cannot be read as a feed (\(reason)); \(advice).")
    }
  }

  /// Why what came could not be stored.
  init(_ error: StorageError) {
    let reason =
      switch error {
      case .cannotCreate(_, let reason), .damaged(_, let reason), .inputOutput(_, let reason):
        reason
      case .locked(_, let holder):
        holder.map { "the database is locked by \($0)" } ?? "the database is locked"
      case .tooNew: "a newer Winnow has upgraded the database"
      case .statement(let reason): reason
      case .notFound, .ambiguous, .exists, .badQuery: "the feed is not there any more"
      }
    self.init(.storage, "What came could not be stored (\(reason)); it is asked for again.")
  }

  /// Why a fetch brought no document.
  init(_ outcome: FetchOutcome) {
    switch outcome {
    case .failed(let failure): self = failure
    case .gone: self = .gone
    case .notModified, .document: self = .unasked304
    }
  }
}
