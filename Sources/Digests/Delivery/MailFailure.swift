/// Why a mail could not be handed over.
public struct MailFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What happened, one sentence without secrets.
  public let reason: String
  /// Whether the server said that trying again is of no use (RFC 5321 §4.2.1, replies of 500 on).
  public let isFinal: Bool

  init(_ reason: String, isFinal: Bool = false) {
    self.reason = reason
    self.isFinal = isFinal
  }

  /// The sentence.
  public var description: String { reason }
}
