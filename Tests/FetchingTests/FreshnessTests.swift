import Testing
import Vocabulary

@testable import Fetching

@Suite("Freshness") struct FreshnessTests {
  private static let now = Timestamp(year: 2026, month: 11, day: 24, hour: 12)
  private static let day = 86_400

  struct Answer: Sendable {
    var cacheControl: String?
    var age: String?
    var expires: String?
    var date: String?
    var lifetime: Int?
  }

  @Test(
    "an answer is fresh as long as its fields say, a day at the most",
    arguments: [
      Answer(lifetime: nil),
      Answer(cacheControl: "max-age=600", lifetime: 600),
      Answer(cacheControl: "public, Max-Age=\"600\"", lifetime: 600),
      Answer(cacheControl: "max-age = 600", lifetime: 600),
      Answer(cacheControl: "max-age=600", age: "100", lifetime: 500),
      Answer(cacheControl: "max-age=600", age: "600", lifetime: nil),
      Answer(cacheControl: "max-age=600", age: "99999999999999999999", lifetime: nil),
      Answer(cacheControl: "max-age=600", age: "old", lifetime: 600),
      Answer(cacheControl: "max-age=31536000", lifetime: day),
      Answer(cacheControl: "max-age=99999999999999999999", lifetime: day),
      Answer(cacheControl: "max-age=-5", lifetime: nil),
      Answer(cacheControl: "max-age=", lifetime: nil),
      Answer(cacheControl: "max-age=0", expires: "Tue, 24 Nov 2026 13:00:00 GMT", lifetime: nil),
      Answer(cacheControl: "no-cache, max-age=600", lifetime: nil),
      Answer(cacheControl: "max-age=600, no-store", lifetime: nil),
      Answer(cacheControl: "no-cache", expires: "Tue, 24 Nov 2026 13:00:00 GMT", lifetime: nil),
      Answer(cacheControl: "s-maxage=600", lifetime: nil),
      Answer(expires: "Tue, 24 Nov 2026 13:00:00 GMT", lifetime: 3_600),
      Answer(
        expires: "Tue, 24 Nov 2026 13:00:00 GMT", date: "Tue, 24 Nov 2026 12:30:00 GMT",
        lifetime: 1_800),
      Answer(expires: "Tue, 24 Nov 2026 11:00:00 GMT", lifetime: nil),
      Answer(expires: "Fri, 31 Dec 9999 23:59:59 GMT", lifetime: day),
      Answer(expires: "0", lifetime: nil),
      Answer(expires: "-1", lifetime: nil),
    ])
  func lifetime(answer: Answer) {
    let freshness = Freshness(
      cacheControl: answer.cacheControl, age: answer.age, expires: answer.expires,
      date: answer.date, now: Self.now)
    #expect(freshness.lifetime == answer.lifetime.map { .seconds($0) })
    #expect(freshness.retryAfter == nil)
  }

  @Test(
    "Retry-After is seconds or a date, and nonsense is nothing",
    arguments: [
      ("120", nil, 120), ("0", nil, nil), ("-5", nil, nil), ("soon", nil, nil), ("", nil, nil),
      ("12.5", nil, nil), ("20 minutes", nil, nil), ("99999999999999999999", nil, day),
      ("172800", nil, day), ("Tue, 24 Nov 2026 12:02:00 GMT", nil, 120),
      ("Tue, 24 Nov 2026 12:02:00 GMT", "Tue, 24 Nov 2026 12:01:00 GMT", 60),
      ("Tuesday, 24-Nov-26 12:02:00 GMT", nil, 120), ("Tue, 24 Nov 2026 11:00:00 GMT", nil, nil),
      ("Fri, 31 Dec 9999 23:59:59 GMT", nil, day),
    ] as [(String, String?, Int?)])
  func retryAfter(field: String, date: String?, seconds: Int?) {
    let freshness = Freshness(date: date, retryAfter: field, now: Self.now)
    #expect(freshness.retryAfter == seconds.map { .seconds($0) })
  }
}
