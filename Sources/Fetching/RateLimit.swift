import Vocabulary

/// How much a server says that it will still answer: so many requests until its window is over.
public struct RateLimit: Hashable, Sendable {
  /// Requests that are left.
  public var remaining: Int64
  /// Until there are as many again as there were.
  public var reset: Duration

  /// A limit as a server states it.
  public init(remaining: Int64, reset: Duration) {
    self.remaining = remaining
    self.reset = reset
  }

  /// The spacing at which what is left lasts until the window is over; nil when nothing is left.
  public var spacing: Duration? {
    remaining > 0 ? .seconds(reset.components.seconds / remaining) : nil
  }
}

extension RateLimit {
  /// Reads the fields of an answer: the structured `RateLimit` and `RateLimit-Policy` of
  /// draft-ietf-httpapi-ratelimit-headers in its older and newer form, the three `RateLimit-…` fields
  /// of its first versions, and `X-RateLimit-…`, whose reset may be a length of time or a time.
  ///
  /// nil when they state no limit, or nonsense.
  init?(_ head: ResponseHead, now: Timestamp) {
    let structured = head[.rateLimit].map(Self.parameters) ?? [:]
    let policy = head[.rateLimitPolicy].map(Self.parameters) ?? [:]
    let remaining =
      structured["r"] ?? structured["remaining"] ?? Self.number(head[.rateLimitRemaining])
      ?? Self.number(head[.xRateLimitRemaining])
    let reset =
      structured["t"] ?? structured["reset"] ?? Self.number(head[.rateLimitReset])
      ?? Self.number(head[.xRateLimitReset])
    // A policy alone states what a whole window allows.
    guard let left = remaining ?? policy["q"] ?? policy[""], let end = reset ?? policy["w"],
      let wait = Self.wait(until: end, now: now), left >= 0
    else { return nil }
    self.init(remaining: left, reset: .seconds(wait))
  }

  /// `"default";r=50;t=30`, `limit=100, remaining=50, reset=30` or `100;w=60`: the numbers by name, the
  /// bare one under the empty name; of several members the first counts.
  private static func parameters(_ field: String) -> [String: Int64] {
    var parameters: [String: Int64] = [:]
    for part in field.split(whereSeparator: { $0 == ";" || $0 == "," }) {
      let words = part.filter { $0 != " " && $0 != "\t" }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = words.count == 2 ? words[0].lowercased() : ""
      guard let value = number(String(words[words.count - 1])) else { continue }
      parameters[name] = parameters[name] ?? value
    }
    return parameters
  }

  /// A number of which a fraction is dropped: some servers count in tenths.
  private static func number(_ text: String?) -> Int64? {
    guard let text else { return nil }
    let whole = text.prefix { $0 != "." }
    return Freshness.seconds(in: String(whole))
  }

  /// Seconds to a reset: more than a billion is a time since 1970, of which a thousand times as much
  /// is in milliseconds; nil for one beyond a day, or past.
  private static func wait(until reset: Int64, now: Timestamp) -> Int64? {
    var wait = reset
    if reset >= 1_000_000_000 {
      let seconds = reset >= 1_000_000_000_000 ? reset / 1_000 : reset
      wait = (Timestamp(secondsSinceEpoch: seconds) - now).components.seconds
    }
    return (1...86_400).contains(wait) ? wait : nil
  }
}
