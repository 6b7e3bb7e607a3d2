/// Why a feed is due again when it is: what was considered, the wait that decided first.
///
/// It is written down when the decision is made, and read by people (`winnow explain feed`) and
/// scripts: `ttl=3600 rhythm=1512 entries-a-day=31.4`.
public struct ScheduleReasons: Hashable, Sendable {
  /// What may decide, or limit, a wait.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// The feed's own rhythm: as many unseen entries are expected as are worth a request.
    case rhythm
    /// Before a third of what the document holds could scroll away.
    case window
    /// The shortest interval.
    case floor
    /// The longest interval.
    case ceiling
    /// The user's own choice of interval.
    case interval
    /// The publisher's `ttl` or `sy:updatePeriod`.
    case ttl
    /// `Cache-Control: max-age` or `Expires`.
    case maxAge = "max-age"
    /// `Retry-After` of this feed.
    case retryAfter = "retry-after"
    /// Hours or days in which the publisher wants no request.
    case skip
    /// Failures in a row.
    case failure
    /// No host could be reached, so that nobody is to blame.
    case offline
    /// The server said that the feed is gone.
    case gone
    /// Another feed's answer bound the whole host.
    case host
    /// The host is asked less often since it said that it is asked too much.
    case spacing
  }

  /// A wait in seconds with its reason.
  public struct Term: Hashable, Sendable {
    /// The reason.
    public var code: Code
    /// The wait that it asked for; nil where it names none.
    public var seconds: Int64?

    /// A reason with its wait.
    public init(_ code: Code, _ seconds: Int64? = nil) {
      self.code = code
      self.seconds = seconds
    }
  }

  /// All that was considered; the first decided.
  public var terms: [Term]
  /// The rate at which the feed was believed to publish; nil where that did not matter.
  public var entriesPerDay: Double?

  /// Reasons, the deciding one first.
  public init(_ terms: [Term], entriesPerDay: Double? = nil) {
    self.terms = terms
    self.entriesPerDay = entriesPerDay
  }

  /// What decided.
  public var deciding: Code? { terms.first?.code }

  /// The wait that a reason asked for; nil when it was not considered or named none.
  public func seconds(of code: Code) -> Int64? {
    terms.first { $0.code == code }?.seconds
  }
}

extension ScheduleReasons: LosslessStringConvertible {
  private static let rateName = "entries-a-day"

  /// Reads what `description` wrote; nil for anything else.
  public init?(_ description: String) {
    self.init([])
    for word in description.split(separator: " ") {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      if parts[0] == Self.rateName, parts.count == 2, let rate = Double(parts[1]) {
        entriesPerDay = rate
        continue
      }
      guard let code = Code(rawValue: parts[0]) else { return nil }
      let seconds = parts.count == 2 ? Int64(parts[1]) : nil
      guard parts.count == 1 || seconds != nil else { return nil }
      terms.append(Term(code, seconds))
    }
    if terms.isEmpty { return nil }
  }

  /// The terms as words, those with a wait as `code=seconds`.
  public var description: String {
    var words = terms.map { term in
      term.seconds.map { "\(term.code.rawValue)=\($0)" } ?? term.code.rawValue
    }
    if let entriesPerDay { words.append("\(Self.rateName)=\(entriesPerDay.inHundredths)") }
    return words.joined(separator: " ")
  }
}

extension Double {
  /// The number with two digits after the point.
  fileprivate var inHundredths: String {
    let hundredths = Int64(clamping: Int((Swift.min(self, 1e9) * 100).rounded()))
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
