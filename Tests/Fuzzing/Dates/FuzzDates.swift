public import FuzzSupport
import Vocabulary
import WebText

/// Where the program starts.
@_cdecl("FuzzDates_main")
public func main(_ count: CInt, _ arguments: FuzzArguments) -> CInt {
  runFuzzer(count, arguments)
}

/// Any bytes where a date should be: a time that RFC 3339 can write, the same one each time, or none.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDates(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  let date = Timestamp(parsingFeedDate: bytes.span)
  FuzzInput.expect(date == Timestamp(parsingFeedDate: bytes.span), "the same date each time")
  guard let date else { return 0 }
  FuzzInput.expect((900...10_000).contains(date.civil.year), "\(date) has a year")
  // What is printed is read back; a zone may carry a date over the last year that has four digits.
  guard (1_000...9_999).contains(date.civil.year) else { return 0 }
  FuzzInput.expect(
    Timestamp(parsingFeedDate: date.description) == date, "\(date) is read as it is written")
  return 0
}
