import TestSupport
import Testing
import Vocabulary
import WebText

@Suite struct FeedDateTests {
  private func expectDate(
    _ text: String, is expected: String?, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let time = Timestamp(parsingFeedDate: text)
    #expect(time?.description == expected, "\(text)", sourceLocation: sourceLocation)
  }

  @Test(
    "dates by the standards",
    arguments: [
      ("Sat, 07 Sep 2002 09:42:31 GMT", "2002-09-07T09:42:31Z"),
      ("Sat, 07 Sep 02 09:42 EDT", "2002-09-07T13:42:00Z"),
      ("7 Sep 2002 09:42:31 +0230", "2002-09-07T07:12:31Z"),
      ("Sat, 07 Sep 2002 09:42:31 -0000", "2002-09-07T09:42:31Z"),
      ("2002-09-07T09:42:31Z", "2002-09-07T09:42:31Z"),
      ("2002-09-07t09:42:31.123456+02:00", "2002-09-07T07:42:31Z"),
      ("2002-09-07T09:42:31,5-0330", "2002-09-07T13:12:31Z"),
      ("2002-09-07T09:42+02", "2002-09-07T07:42:00Z"), ("2002-09-07T09Z", "2002-09-07T09:00:00Z"),
      ("20020907T094231Z", "2002-09-07T09:42:31Z"), ("20020907T0942", "2002-09-07T09:42:00Z"),
      ("20020907094231", "2002-09-07T09:42:31Z"), ("20020907", "2002-09-07T00:00:00Z"),
      ("2002-250", "2002-09-07T00:00:00Z"), ("2002250", "2002-09-07T00:00:00Z"),
      ("2002-W36-6", "2002-09-07T00:00:00Z"), ("2002W366T09:42", "2002-09-07T09:42:00Z"),
      ("2009-W01-1", "2008-12-29T00:00:00Z"), ("2009-W53-7", "2010-01-03T00:00:00Z"),
      ("2002", "2002-01-01T00:00:00Z"), ("2002-09", "2002-09-01T00:00:00Z"),
      ("2002-09-07", "2002-09-07T00:00:00Z"), ("2002-09-07+02:00", "2002-09-06T22:00:00Z"),
      ("2002-09-07-02:00", "2002-09-07T02:00:00Z"), ("2002-0907", "2002-09-07T00:00:00Z"),
      ("Sat Sep  7 09:42:31 2002", "2002-09-07T09:42:31Z"),
      ("Saturday, 07-Sep-02 09:42:31 GMT", "2002-09-07T09:42:31Z"),
      ("2002-09-07T24:00:00Z", "2002-09-08T00:00:00Z"),
      ("2008-12-31T23:59:60Z", "2009-01-01T00:00:00Z"),
      ("2000-02-29T00:00:00Z", "2000-02-29T00:00:00Z"),
      ("1969-07-20T20:17:40Z", "1969-07-20T20:17:40Z"),
    ])
  func standards(text: String, expected: String) { expectDate(text, is: expected) }

  @Test(
    "dates as they are found",
    arguments: [
      ("  Sat,07 Sep 2002  9:42:31\u{A0}GMT\n", "2002-09-07T09:42:31Z"),
      ("Sat., 7th Sept. 2002 09:42:31 PST (Pacific Standard Time)", "2002-09-07T17:42:31Z"),
      ("September 7, 2002 9:42 PM", "2002-09-07T21:42:00Z"),
      ("Sep 7 2002 12:05 a.m. EST", "2002-09-07T05:05:00Z"),
      ("07 September 2002", "2002-09-07T00:00:00Z"), ("Septembr 7, 2002", "2002-09-07T00:00:00Z"),
      ("Sat Sep 07 2002 09:42:31 GMT+0200 (CEST)", "2002-09-07T07:42:31Z"),
      ("Sat Sep 07 09:42:31 +0200 2002", "2002-09-07T07:42:31Z"),
      ("Sat Sep 7 09:42:31 EDT 2002", "2002-09-07T13:42:31Z"),
      ("Sat, 07 Sep 2002 09:42:31 UTC+1", "2002-09-07T08:42:31Z"),
      ("Sat, 07 Sep 2002 09:42:31 Europe/Paris", "2002-09-07T07:42:31Z"),
      ("Mon, 07 Jan 2002 09:42:31 America/New_York", "2002-01-07T14:42:31Z"),
      ("Sat, 07 Sep 2002 09:42:31 PT", "2002-09-07T16:42:31Z"),
      ("Sat, 07 Sep 2002 09:42:31 +9999", "2002-09-07T09:42:31Z"),
      ("Sat, 07 Sep 2002 09:42:31 +3000", "2002-09-06T03:42:31Z"),
      ("Sat, 07 Sep 2002 09:42:31 - 0500", "2002-09-07T14:42:31Z"),
      ("Sat, 07 Sep 2002 09:42:31 -5", "2002-09-07T14:42:31Z"),
      ("Sat, 07 Sep 2002 09:42:31 Eastern Standard Time", "2002-09-07T13:42:31Z"),
      ("Mon, 07 Jan 2002 09:42:31 Pacific Time", "2002-01-07T17:42:31Z"),
      ("Sat, 07 Sep 2002 09:42:31 US/Central", "2002-09-07T14:42:31Z"),
      ("Sat, 07 Sep 2002 0942 GMT", "2002-09-07T09:42:00Z"),
      ("2002-09-07-09:42:31", "2002-09-07T09:42:31Z"),
      ("2002:09:07 09:42:31", "2002-09-07T09:42:31Z"),
      ("/Date(1031391751000)/", "2002-09-07T09:42:31Z"), ("1031391751.5", "2002-09-07T09:42:31Z"),
      ("12 PM 7 Sep 2002", "2002-09-07T12:00:00Z"),
      ("Sep 7, 2002 12 AM", "2002-09-07T00:00:00Z"),
      ("Sat, 07 Sep 102 09:42:31 GMT", "2002-09-07T09:42:31Z"),
      ("7/Sep/2002:09:42:31 +0000", "2002-09-07T09:42:31Z"),
      ("2002/09/07 09:42", "2002-09-07T09:42:00Z"), ("2002.09.07 09.42", "2002-09-07T09:42:00Z"),
      ("07.09.2002 09:42", "2002-09-07T09:42:00Z"), ("9/7/2002 9:42:31 AM", "2002-09-07T09:42:31Z"),
      ("27/9/2002", "2002-09-27T00:00:00Z"), ("07-09-2002", "2002-09-07T00:00:00Z"),
      ("02-09-07", "2002-09-07T00:00:00Z"), ("2002-9-7T9:4:1Z", "2002-09-07T09:04:01Z"),
      ("2002-09-07 09:42:31 -0230", "2002-09-07T12:12:31Z"),
      ("1031391751", "2002-09-07T09:42:31Z"), ("1031391751000", "2002-09-07T09:42:31Z"),
    ])
  func wild(text: String, expected: String) { expectDate(text, is: expected) }

  @Test(
    "dates in other languages",
    arguments: [
      "Sa, 07. September 2002 09:42", "sam. 7 sept. 2002 09h42", "sáb, 07 set 2002 09:42:00",
      "sábado, 7 de septiembre de 2002 09:42", "sab 07 settembre 2002, 09:42",
      "2002. szeptember 7. 9:42", "2002-szeptember-07T9:42", "Σάβ, 07 Σεπ 2002 09:42:00",
      "Сб, 7 сентября 2002 09:42", "сб, 07 вер 2002 09:42:00", "2002年9月7日 09:42",
      "2002년9월7일 9시42분", "2002년 9월 7일 토요일 오전 9:42:00", "2002/09/07(土) 09:42",
      "平成14年9月7日 9:42", "二〇〇二年九月七日 09:42", "星期六, 07 九月 2002 09:42", "2002年9月7号 9点42分",
      "samedi 7 septembre 2002 à 9 h 42", "7. 9. 2002 9:42", "2002. gada 7. septembris 09:42",
      "2002 m. rugsėjo 7 d. 09:42", "Thứ bảy, 07/09/2002 09:42", "7 tháng 9, 2002 09:42",
      "เสาร์, 07 ก.ย. 2002 09:42", "7 กันยายน 2545 09:42", "٧ سبتمبر ٢٠٠٢ ٠٩:٤٢",
      "السبت، 7 سبتمبر، 2002 09:42", "2002(e)ko irailaren 7a 09:42", "7 de set. de 2002 às 09:42",
      "lørdag den 7. september 2002 kl. 09.42", "lauantai 7. syyskuuta 2002 klo 9.42",
      "2002년 09월 07일 09:42:00", "2002-09-07 오전 9:42:00", "2002. 9. 7. 9:42",
      "2002年9月7日 上午9:42", "2002年9月7日9時42分", "so 7 września 2002 09:42",
      "so 7. září 2002 9:42", "Cmt, 07 Eyl 2002 09:42", "za 7 september 2002 09:42",
      "lör 7 sep 2002 09:42", "la 7. syyskuuta 2002 9:42", "7 سبتمبر 2002 09:42",
      "7 בספטמבר 2002 09:42", "７ septembre ２００２ 09：42",
    ])
  func languages(text: String) { expectDate(text, is: "2002-09-07T09:42:00Z") }

  @Test(
    "a weekday that looks like a month gives way to the month",
    arguments: [
      ("mar, 10 sep 2002", "2002-09-10T00:00:00Z"), ("mar. 5 mars 2002", "2002-03-05T00:00:00Z"),
      ("Mar 5, 2002", "2002-03-05T00:00:00Z"), ("mar, 05 mar 2002", "2002-03-05T00:00:00Z"),
    ])
  func weekdays(text: String, expected: String) { expectDate(text, is: expected) }

  @Test(
    "the afternoon before the time",
    arguments: ["2002-09-07 오후 9:42:00", "2002年9月7日 下午9:42", "2002-09-07 09:42:00 μμ"])
  func afternoon(text: String) { expectDate(text, is: "2002-09-07T21:42:00Z") }

  @Test(
    "nonsense is no date",
    arguments: [
      "", " ", "now", "yesterday", "insert date here", "0000-00-00 00:00:00", "2002-13-01",
      "2002-02-30", "31 Apr 2002", "2002-09-07T25:00:00Z", "2002-09-07T10:61:00Z", "10:30",
      "0001-01-01T00:00:00Z", "2002-366", "2002-W54-1", "12", "Sat, 07 Sep", "09-07T10:00:00Z",
      "Sat, 07 Foo 2002 09:42:31 GMT", "Page 2002 of 9", "v2.0 2002", "2002-W53-1",
      "123456789012345678901234567890", "{{ date }}", "%Y-%m-%d", "null", "-1",
    ])
  func nonsense(text: String) { expectDate(text, is: nil) }

  @Test("what is written by RFC 3339 is read back", arguments: 0..<10)
  func readsItsOwnForm(seed: UInt64) {
    var random = SplitMix(seed: seed)
    for _ in 0..<200 {
      let seconds = Int64.random(in: -30_000_000_000...200_000_000_000, using: &random)
      let time = Timestamp(secondsSinceEpoch: seconds)
      #expect(Timestamp(parsingFeedDate: time.description) == time, "seed \(seed)")
    }
  }

  @Test("no bytes make the reader trap", arguments: 0..<20)
  func anyBytes(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let pieces = [
      "2002", "99", "9", "-", "+", ":", "T", "Z", "W", ".", " ", "/", "Sep", "mar", "GMT", "am",
      "p.m.", "월", "年", "99999999999999", "0", "000000", "Europe/", "(", "h", "é", "\u{A0}",
    ]
    for _ in 0..<500 {
      let count = Int.random(in: 0..<12, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = Timestamp(parsingFeedDate: text)
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      _ = Timestamp(parsingFeedDate: noise.span)
    }
  }
}
