import Storage
import Vocabulary

/// What a failing feed does, since when, and what a person can do about it.
enum FailureAdvice {
  /// One sentence, `answers 403 to every poll since Tuesday: …`; nil for a feed that does not fail.
  static func sentence(for feed: FeedRecord, now: Timestamp) -> String? {
    guard let failure = feed.failure, feed.failureCount > 0 else { return nil }
    let words = words(failure.code, status: feed.httpStatus, feed: feed.id)
    guard feed.failureCount > 1, let since = feed.failingSince else {
      return "\(words.does) at the last poll: \(words.advice)"
    }
    return "\(words.does) at every poll since \(day(since, now: now)): \(words.advice)"
  }

  /// The command that mends it, or that tells more where only others can.
  static func command(for feed: FeedRecord) -> String {
    let edit = "winnow feed edit \(feed.id)"
    switch feed.failure?.code {
    case .dns, .connect, .badRedirect, .redirectLoop, .protocol, .encoding, .notAFeed:
      return edit + " --url ADDRESS"
    case .unauthorized: return edit + " --user NAME --password-file FILE"
    case .http where [404, 410].contains(feed.httpStatus): return edit + " --url ADDRESS"
    case .timeout, .tooLarge, .privateAddress: return "winnow config show --origin"
    case .tls, .truncated, .storage, .http, nil: return "winnow explain feed \(feed.id)"
    }
  }

  /// A day as people say it: today, yesterday, a day of the last week, a date.
  static func day(_ time: Timestamp, now: Timestamp) -> String {
    func number(_ time: Timestamp) -> Int64 {
      Int64((Double(time.secondsSinceEpoch) / 86_400).rounded(.down))
    }
    let names = [
      "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday",
    ]
    switch number(now) - number(time) {
    case ...0: return "today"
    case 1: return "yesterday"
    case 2...6: return names[Int((number(time) % 7 + 7) % 7)]
    default: return String(time.description.prefix(10))
    }
  }

  private static func words(
    _ code: FailureCode, status: Int?, feed: FeedID
  ) -> (does: String, advice: String) {
    let move = "if the site has a new address: winnow feed edit \(feed) --url ADDRESS"
    switch code {
    case .dns:
      return ("its host has no address", "the site may have closed or moved; \(move)")
    case .connect:
      return ("its host takes no connection", "the site may be down, which passes; \(move)")
    case .timeout:
      return ("it does not answer in time", "give it longer: timeout in [network], or wait")
    case .tls:
      return (
        "its certificate is refused", "the operator has to renew it; open the site in a browser"
      )
    case .privateAddress:
      return (
        "its address is private", "if it is yours: allow_private in [network]; else remove the feed"
      )
    case .badRedirect, .redirectLoop:
      return ("it redirects to nowhere", "open it in a browser; \(move)")
    case .tooLarge:
      return ("its document is too large", "if it shall be so: max_bytes in [network]")
    case .truncated:
      return ("its document ends in the middle", "what was whole is stored; it may pass by itself")
    case .protocol, .encoding:
      return ("its server breaks the rules of HTTP", "only its operator can mend that; \(move)")
    case .unauthorized:
      return (
        "it wants a password", "winnow feed edit \(feed) --user NAME --password-file FILE"
      )
    case .notAFeed:
      return ("it answers with something else than a feed", "open it in a browser; \(move)")
    case .storage:
      return ("what it sent could not be stored", "winnow status shows the database's state")
    case .http:
      return ("answers \(status.map(String.init) ?? "an error")", advice(status, move))
    }
  }

  private static func advice(_ status: Int?, _ move: String) -> String {
    switch status {
    case 403, 406:
      "the site may block aggregators; try contact in [network], a page that tells who asks, or "
        + "write to the site"
    case 404: "the feed is not there any more; \(move)"
    case 410: "the feed is gone for good; \(move)"
    case 429: "Winnow asks too often for it and has slowed down; nothing to do"
    case 451: "the site may not show it where you are"
    case let status? where status >= 500: "the server is in trouble, which passes; nothing to do"
    default: "open it in a browser; \(move)"
    }
  }
}
