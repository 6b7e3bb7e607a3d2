import Testing
import Vocabulary
import WebText

@Suite("Dates in running text")
struct DateInTextTests {
  @Test(
    "are found",
    arguments: [
      ("Posted on May 4, 2022 by Ada", "2022-05-04"), ("4th of May, 2022", "2022-05-04"),
      ("am Mittwoch, 4. Mai 2022 um 10:00", "2022-05-04"), ("Stand: 04.05.22", "2022-05-04"),
      ("le 4 mai 2022 à 8h", "2022-05-04"), ("4 de mayo de 2022", "2022-05-04"),
      ("4/5/2022 22:41", "2022-05-04"), ("2022-05-04T08:00", "2022-05-04"),
      ("发布于2022年5月4日", "2022-05-04"), ("2022. 5. 4.", "2022-05-04"),
      ("4 мая 2022, 13:43", "2022-05-04"), ("13/25/2022 then 4.5.2022", "2022-05-04"),
      ("5/14/2022", "2022-05-14"),
    ])
  func found(text: String, day: String) {
    #expect(DateInText(text)?.date.description.prefix(10) == Substring(day))
  }

  @Test("may have the month first")
  func monthFirst() {
    #expect(
      DateInText("4/5/2022", monthFirst: true)?.date.description.prefix(10) == "2022-04-05")
  }

  @Test(
    "are not seen in other numbers",
    arguments: [
      "", "2022", "May 2022", "version 1.2.3.4", "31.2.2022", "10.000.2022", "© 2022 Post",
    ])
  func missing(text: String) { #expect(DateInText(text) == nil) }
}
