import Cleaning
import CleaningClaims
public import FuzzSupport
import WebText

/// Where the program starts.
@_cdecl("FuzzPage_main")
public func main(_ count: CInt, _ arguments: FuzzArguments) -> CInt {
  runFuzzer(count, arguments)
}

/// Any bytes as a page: an answer, and what is kept of it is safe.
///
/// The first byte says whether the page has an address.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  let address =
    bytes.first == UInt8(ascii: "~") ? nil : WebURL(parsing: "https://example.org/a/b?page=2")
  guard
    let article = Cleaner(explainsSelection: true).extract(page: bytes.span, at: address).article,
    let content = article.article.content
  else { return 0 }
  let broken = SanitizerClaims.broken(by: Array(content.string.utf8), base: nil)
  FuzzInput.expect(broken == nil, broken ?? "")
  return 0
}
