public import FuzzSupport
import Parsing
import WebText

/// Where the program starts.
@_cdecl("FuzzXML_main")
public func main(_ count: CInt, _ arguments: FuzzArguments) -> CInt {
  runFuzzer(count, arguments)
}

/// Any bytes behind the start of a document of XML: read or refused, bounded, the same each time.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzXML(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let base = WebURL(parsing: "https://example.org/feed")
  FeedClaims.check(FuzzInput.bytes(start, count), source: DocumentSource(url: base))
  return 0
}
