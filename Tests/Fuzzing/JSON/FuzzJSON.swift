public import FuzzSupport
import Parsing
import WebText

/// Where the program starts.
@_cdecl("FuzzJSON_main")
public func main(_ count: CInt, _ arguments: FuzzArguments) -> CInt {
  runFuzzer(count, arguments)
}

/// Any bytes where JSON Feed should be: read or refused, bounded, the same each time.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJSON(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  let source = DocumentSource(contentType: "application/feed+json")
  FeedClaims.check(bytes, source: source)
  // The same members inside of a feed, so that half of the inputs get beyond the first byte.
  let opening = #"{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":1,"#
  FeedClaims.check(Array(opening.utf8) + bytes + Array("}]}".utf8), source: source)
  return 0
}
