import Polling
import Storage
import Vocabulary

/// What the schedule decided, in words.
enum ScheduleWords {
  /// Why a time was chosen: what decided, and what else was considered.
  ///
  /// What an earlier version wrote down is shown as it stands.
  static func sentence(_ why: String) -> String {
    guard let reasons = ScheduleReasons(why), let code = reasons.deciding else { return why }
    guard let rate = reasons.entriesPerDay else { return words(code) }
    return "\(words(code)); it publishes \(self.rate(rate))"
  }

  /// All that was considered with the waits, the one that decided first: `ttl 1 h, rhythm 25 min`.
  static func waits(_ why: String) -> String? {
    guard let reasons = ScheduleReasons(why) else { return nil }
    let waits = reasons.terms.compactMap { term in
      term.seconds.map { "\(term.code.rawValue) \(RelativeTime.length(.seconds($0)))" }
    }
    return waits.isEmpty ? nil : waits.joined(separator: ", ")
  }

  /// Why a feed was asked.
  static func words(_ trigger: PollTrigger) -> String {
    switch trigger {
    case .due: "its time had come"
    case .first: "it had never been asked"
    case .named: "you named it"
    case .all: "you asked for all feeds"
    }
  }

  /// Why a feed waits.
  static func words(_ code: ScheduleReasons.Code) -> String {
    switch code {
    case .rhythm: "as often as its own rhythm is worth it"
    case .window: "before a third of what its document holds could scroll away"
    case .floor: "no more often than every 15 min, or 1 h until it has shown that it can answer 304"
    case .ceiling: "at least once a day, though it seldom publishes"
    case .interval: "the interval that you chose"
    case .ttl: "the publisher asks for it (ttl, updatePeriod)"
    case .maxAge: "its last answer stays fresh until then (max-age, Expires)"
    case .retryAfter: "the server asked to be left alone until then (Retry-After)"
    case .skip: "the publisher wants no request before (skipHours, skipDays)"
    case .failure: "it failed and is asked less and less often, but at least once a day"
    case .offline: "no host could be reached, so nobody is to blame"
    case .gone: "the server says that it is gone (410)"
    case .host: "its host wants no request before, as it answered for another feed"
    case .spacing: "its host is asked slowly, for it said that it was asked too much"
    }
  }

  private static func rate(_ perDay: Double) -> String {
    let tenths = Int((min(perDay, 1e6) * 10).rounded())
    if tenths >= 10 { return "about \(tenths / 10).\(tenths % 10) entries a day" }
    let days = Int((1 / max(perDay, 1e-4)).rounded())
    return "about one entry in \(Quantity.of(days, "day"))"
  }
}
