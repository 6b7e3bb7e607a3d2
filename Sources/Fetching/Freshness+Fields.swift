import Vocabulary
import WebText

extension Freshness {
  /// What the fields of an answer say about when to ask again.
  ///
  /// `now` stands in for a `Date` field that is absent or unreadable.
  init(
    cacheControl: String? = nil, age: String? = nil, expires: String? = nil, date: String? = nil,
    retryAfter: String? = nil, now: Timestamp
  ) {
    let answered = { date.flatMap { Timestamp(parsingFeedDate: $0) } ?? now }
    self.init(
      lifetime: Self.lifetime(
        CacheDirectives(cacheControl ?? ""), age: age, expires: expires, answered: answered),
      retryAfter: Self.wait(retryAfter, answered: answered))
  }

  /// RFC 9111 §4.2.1: `max-age` goes before `Expires`, and an answer that was cached has aged.
  private static func lifetime(
    _ directives: CacheDirectives, age: String?, expires: String?, answered: () -> Timestamp
  ) -> Duration? {
    guard !directives.forbidsReuse else { return nil }
    if let maximumAge = directives.maximumAge {
      let seconds = maximumAge.subtractingReportingOverflow(age.flatMap(seconds(in:)) ?? 0)
      return seconds.overflow ? nil : within(bounds: .seconds(seconds.partialValue))
    }
    guard let expires, let end = Timestamp(parsingFeedDate: expires) else { return nil }
    return within(bounds: end - answered())
  }

  /// RFC 9110 §10.2.3: seconds or a date; what is neither, or lies in the past, says nothing.
  private static func wait(_ retryAfter: String?, answered: () -> Timestamp) -> Duration? {
    guard let retryAfter else { return nil }
    if let seconds = seconds(in: retryAfter) { return within(bounds: .seconds(seconds)) }
    guard retryAfter.utf8.first?.decimalDigit == nil,
      let date = Timestamp(parsingFeedDate: retryAfter)
    else { return nil }
    return within(bounds: date - answered())
  }

  private static func within(bounds duration: Duration) -> Duration? {
    duration > .zero ? min(duration, Limits.longestFreshness) : nil
  }

  /// A whole number of seconds, held at the largest one; nil for anything but digits.
  static func seconds(in text: String) -> Int64? {
    guard !text.isEmpty else { return nil }
    var seconds: Int64 = 0
    for byte in text.utf8 {
      guard let digit = byte.decimalDigit else { return nil }
      let (tens, overflow) = seconds.multipliedReportingOverflow(by: 10)
      guard !overflow, tens <= Int64.max - Int64(digit) else {
        return text.utf8.allSatisfy { $0.decimalDigit != nil } ? .max : nil
      }
      seconds = tens + Int64(digit)
    }
    return seconds
  }
}

/// The directives of a `Cache-Control` field that concern a private cache (RFC 9111 §5.2.2).
private struct CacheDirectives {
  private(set) var maximumAge: Int64?
  private(set) var forbidsReuse = false

  init(_ field: String) {
    for part in field.utf8.split(separator: UInt8(ascii: ",")) {
      let directive = String(part)?.filter { $0 != " " && $0 != "\t" && $0 != "\"" }.lowercased()
      guard let directive else { continue }
      if directive == "no-store" || directive == "no-cache" {
        forbidsReuse = true
      } else if directive.hasPrefix("max-age=") {
        maximumAge = maximumAge ?? Freshness.seconds(in: String(directive.dropFirst(8)))
      }
    }
  }
}
