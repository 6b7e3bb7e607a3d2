/// Why a poll of a feed brought nothing; the codes of the command-line contract.
public enum FailureCode: String, Hashable, Sendable, CaseIterable {
  /// The host's name has no address.
  case dns
  /// No connection came about.
  case connect
  /// The time for one fetch was over.
  case timeout
  /// The certificate or the handshake was refused.
  case tls
  /// The address is private and was not allowed.
  case privateAddress = "private-address"
  /// A redirect to a scheme that is not fetched, or without a usable `Location`.
  case badRedirect = "bad-redirect"
  /// Redirects that return, or too many of them.
  case redirectLoop = "redirect-loop"
  /// More bytes than the limit allows.
  case tooLarge = "too-large"
  /// The transfer or the document ended early.
  case truncated
  /// The server broke the rules of HTTP.
  case `protocol`
  /// The content coding is unknown or broken.
  case encoding
  /// 401 or 407.
  case unauthorized
  /// Any other status.
  case http
  /// What came is not a feed.
  case notAFeed = "not-a-feed"
  /// What came could not be stored.
  case storage
}

/// One failure of one feed: the code for scripts, the sentence for people.
public struct FeedFailure: Error, Hashable {
  /// Which of the contract's codes it is.
  public var code: FailureCode
  /// What happened and what to do about it, one sentence, without secrets.
  public var message: String

  /// A failure with its sentence.
  public init(_ code: FailureCode, _ message: String) {
    self.code = code
    self.message = message
  }
}
