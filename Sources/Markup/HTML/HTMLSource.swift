import Glibc
import WebText

/// The input as the tokenizer wants it: valid UTF-8 without a byte order mark, line ends as newlines
/// (HTML Standard §13.2.3.5, Infra §4.7).
struct HTMLSource {
  private(set) var isCut = false
  var bytes: [UInt8]

  init(_ html: Span<UInt8>, limits: MarkupLimits) {
    let mark = html.count >= 3 && html[0] == 0xEF && html[1] == 0xBB && html[2] == 0xBF ? 3 : 0
    let end = min(html.count, limits.inputBytes)
    isCut = end < html.count
    let html = html.extracting(min(mark, end)..<end)
    if (try? UTF8Span(validating: html)) != nil {
      bytes = html.withUnsafeBufferPointer { Array($0) }
    } else {
      bytes = Charset.utf8.decode(html).utf8
      // Replacements are longer than what they replace.
      if bytes.count > limits.inputBytes {
        bytes.removeSubrange(limits.inputBytes...)
        isCut = true
      }
    }
    normalizeLineEnds()
  }

  private mutating func normalizeLineEnds() {
    let carriageReturn = UInt8(ascii: "\r")
    let newline = UInt8(ascii: "\n")
    let count = bytes.withUnsafeMutableBufferPointer { bytes in
      guard let start = bytes.baseAddress,
        let first = memchr(start, Int32(carriageReturn), bytes.count)
      else { return bytes.count }
      var written = UnsafeMutableRawPointer(start).distance(to: first)
      var read = written
      while read < bytes.count {
        var byte = bytes[read]
        read += 1
        if byte == carriageReturn {
          byte = newline
          if read < bytes.count, bytes[read] == newline { read += 1 }
        }
        bytes[written] = byte
        written += 1
      }
      return written
    }
    bytes.removeSubrange(count...)
  }
}
