import Digests
import Testing
import Vocabulary

@Suite struct DigestScheduleTests {
  @Test(
    "days and times are read",
    arguments: [
      ("7:00", "07:00"), ("07:00,18:30", "07:00,18:30"), ("18:30,7:00", "07:00,18:30"),
      ("mon-fri 7:00", "mon,tue,wed,thu,fri 07:00"), ("SAT,Sun 9:05", "sun,sat 09:05"),
      ("fri-mon 0:00", "sun,mon,fri,sat 00:00"), ("24:00", nil), ("7", nil), ("7:60", nil),
      ("someday 7:00", nil), ("", nil), ("mon", nil), ("mon 7:00 8:00", nil), ("+7:00", nil),
      ("mon- 7:00", nil),
    ] as [(String, String?)])
  func reading(text: String, description: String?) {
    #expect(DigestSchedule(text)?.description == description)
  }

  /// An hour ahead in winter, two in summer, as in Berlin in 2026.
  private static func berlin(_ time: Timestamp) -> Duration {
    let spring = Timestamp(year: 2026, month: 3, day: 29, hour: 1)
    let autumn = Timestamp(year: 2026, month: 10, day: 25, hour: 1)
    return .seconds(time >= spring && time < autumn ? 7_200 : 3_600)
  }

  @Test(
    "the next time is that of the place's clocks",
    arguments: [
      ("7:00", (11, 24, 5, 0), (11, 24, 6, 0)), ("7:00", (11, 24, 6, 0), (11, 25, 6, 0)),
      ("7:00,18:00", (11, 24, 6, 0), (11, 24, 17, 0)),
      ("sat 9:00", (11, 24, 6, 0), (11, 28, 8, 0)), ("7:00", (7, 1, 0, 0), (7, 1, 5, 0)),
      // The night that has no 2:30, and the one that has it twice.
      ("2:30", (3, 28, 23, 0), (3, 29, 1, 30)), ("2:30", (10, 24, 23, 0), (10, 25, 1, 30)),
      ("0:00", (12, 31, 22, 59), (12, 31, 23, 0)),
    ] as [(String, (Int, Int, Int, Int), (Int, Int, Int, Int))])
  func next(text: String, from: (Int, Int, Int, Int), to: (Int, Int, Int, Int)) throws {
    let schedule = try #require(DigestSchedule(text))
    func time(_ parts: (Int, Int, Int, Int)) -> Timestamp {
      Timestamp(
        year: 2026, month: parts.0, day: parts.1, hour: parts.2, minute: parts.3)
    }
    let next = schedule.next(after: time(from), offset: Self.berlin)
    #expect(next == time(to))
  }
}
