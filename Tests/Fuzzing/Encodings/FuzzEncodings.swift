public import FuzzSupport
import Parsing
import WebText

/// Where the program starts.
@_cdecl("FuzzEncodings_main")
public func main(_ count: CInt, _ arguments: FuzzArguments) -> CInt {
  runFuzzer(count, arguments)
}

/// A label, a line break, then bytes in the encoding that it names: always text, always bounded.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEncodings(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = FuzzInput.bytes(start, count)
  let end = input.firstIndex(of: UInt8(ascii: "\n")) ?? input.endIndex
  let label = String(decoding: input[..<end], as: UTF8.self)
  let bytes = Array(input[end...].dropFirst())
  if let charset = Charset(label: label) { check(charset, bytes) }
  let source = DocumentSource(contentType: "text/xml; charset=\(label)")
  FeedClaims.check(bytes, source: source)
  return 0
}

private func check(_ charset: Charset, _ bytes: [UInt8]) {
  let (text, isRepaired) = charset.decode(bytes.span)
  FuzzInput.expect(String(validating: text, as: UTF8.self) != nil, "\(charset.name) gives UTF-8")
  // No encoding has more than three characters in a byte, nor a character longer than four bytes.
  FuzzInput.expect(text.count <= 12 * bytes.count + 16, "\(charset.name) gives a bounded text")
  let again = charset.decode(bytes.span)
  FuzzInput.expect(
    again.utf8 == text && again.repaired == isRepaired, "\(charset.name) gives the same each time")
  if charset == .utf8, !isRepaired {
    FuzzInput.expect(text == bytes, "UTF-8 that is right stays as it is")
  }
  let (repairedAgain, isRepairedAgain) = Charset.utf8.decode(text.span)
  FuzzInput.expect(
    repairedAgain == text && !isRepairedAgain, "\(charset.name) gives what needs no repair")
}
