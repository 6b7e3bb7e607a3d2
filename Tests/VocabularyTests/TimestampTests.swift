import TestSupport
import Testing
import Vocabulary

@Suite struct TimestampTests {
  @Test(
    "civil dates become seconds and come back",
    arguments: [
      (1970, 1, 1, Int64(0)), (2000, 2, 29, 951_782_400), (1969, 12, 31, -86_400),
      (2026, 11, 24, 1_795_478_400), (1600, 3, 1, -11_670_912_000),
    ])
  func civilDates(year: Int, month: Int, day: Int, seconds: Int64) {
    let time = Timestamp(year: year, month: month, day: day)
    #expect(time.secondsSinceEpoch == seconds)
    #expect(time.civil.year == year)
    #expect(time.civil.month == month)
    #expect(time.civil.day == day)
  }

  @Test("a time is shown by RFC 3339")
  func description() {
    let time = Timestamp(year: 2026, month: 11, day: 24, hour: 0, minute: 25, second: 24)
    #expect(time.description == "2026-11-24T00:25:24Z")
    #expect(Timestamp(secondsSinceEpoch: .max).description == "9999-12-31T23:59:59Z")
  }
}
