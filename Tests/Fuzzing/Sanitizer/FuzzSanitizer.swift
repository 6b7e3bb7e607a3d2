import CleaningClaims
public import FuzzSupport
import WebText

/// Where the program starts.
@_cdecl("FuzzSanitizer_main")
public func main(_ count: CInt, _ arguments: FuzzArguments) -> CInt {
  runFuzzer(count, arguments)
}

/// Any bytes as a fragment: stable, read as it was written, nothing forbidden in it.
///
/// The first byte says whether there is a base.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSanitizer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = FuzzInput.bytes(start, count)
  let base = bytes.first == UInt8(ascii: "~") ? nil : WebURL(parsing: "https://example.org/a/b")
  let broken = SanitizerClaims.broken(by: bytes, base: base)
  FuzzInput.expect(broken == nil, broken ?? "")
  return 0
}
