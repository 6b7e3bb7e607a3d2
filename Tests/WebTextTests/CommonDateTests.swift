import Testing
import Vocabulary

@testable import WebText

@Suite("Common dates") struct CommonDateTests {
  @Test(
    "a date in a common form is what the reader of all forms says it is",
    arguments: [
      "2026-11-24T10:25:24Z", "2026-11-24T10:25:24+01:00", "2026-11-24T24:00:00-05:30",
      "2026-02-29T10:25:24Z", "2026-13-01T00:00:00Z", "0026-11-24T10:25:24Z",
      "Tue, 24 Nov 2026 10:25:24 +0100", "Tue, 4 Nov 2026 10:25:24 GMT",
      "24 Nov 2026 10:25:24 -0930", "Mar, 31 Apr 2026 10:25:24 GMT",
      "Thu, 01 Jan 1970 00:00:00 +0000", "Tue, 24 Nov 2026 10:25:61 GMT",
    ])
  func common(text: String) {
    let bytes = Array(text.utf8)
    var reader = FeedDateReader(bytes.span)
    reader.read()
    let fields = bytes.withUnsafeBufferPointer { CommonDate.fields(of: $0) }
    #expect(fields != nil)
    #expect(fields?.timestamp == reader.fields.timestamp)
    #expect(Timestamp(parsingFeedDate: text) == reader.fields.timestamp)
  }

  @Test(
    "any other form is left to the reader of all forms",
    arguments: [
      "", "2026-11-24", "2026-11-24T10:25:24", "2026-11-24T10:25:24.5Z", "2026-11-24 10:25:24Z",
      "2026-11-24T10:25:24Z x", "Tuesday, 24 Nov 2026 10:25:24 GMT", "Tue, 24 Nov 26 10:25:24 GMT",
      "Tue, 24 Nov 2026 10:25 GMT", "Tue, 24 Noviembre 2026 10:25:24 GMT", "24 Nov 2026 10:25:24",
      "Tue, 24 Nov 2026 10:25:24 EST", "12345678901234567890", "x, 24 Nov 2026 10:25:24 GMT",
    ])
  func others(text: String) {
    let fields = Array(text.utf8).withUnsafeBufferPointer { CommonDate.fields(of: $0) }
    #expect(fields == nil)
  }
}
