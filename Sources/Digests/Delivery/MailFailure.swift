/// Why a mail could not be handed over.
public struct MailFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What happened, one sentence without secrets.
  public let reason: String
  /// What may be done about it; nil where nothing but trying again is known.
  public let advice: String?

  init(_ reason: String, advice: String? = nil) {
    self.reason = reason
    self.advice = advice
  }

  /// The sentence.
  public var description: String { reason }
}
