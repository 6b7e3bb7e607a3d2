import Glibc

/// An open conversion of the C library to UTF-8.
struct Converter: ~Copyable {
  private let descriptor: iconv_t
  private let isGB18030: Bool

  /// Opens the conversion from an encoding; nil when the C library has none of this name.
  init?(from name: String) {
    let opened = iconv_open("UTF-8", name)
    // (iconv_t)-1 is the C library's way of saying no.
    guard let opened, Int(bitPattern: opened) != -1 else { return nil }
    descriptor = opened
    isGB18030 = name == "GB18030"
  }

  deinit { iconv_close(descriptor) }

  /// True for what may be asked for: no suffix such as `//TRANSLIT`, nothing that means the locale.
  static func isName(_ name: String) -> Bool {
    let marks = ByteSet("-_.:+()")
    return !name.isEmpty && name.utf8.count <= 40 && !internalNames.contains(name)
      && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || marks.contains($0) }
  }

  /// Forms of the machine's memory, which no document has.
  private static let internalNames: Set<String> = ["char", "internal", "wchar_t"]

  /// Converts all bytes; what is no character becomes U+FFFD and the conversion goes on behind it.
  borrowing func decode(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> (utf8: [UInt8], repaired: Bool) {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var repaired = false
    iconv(descriptor, nil, nil, nil, nil)
    var rest = bytes[...]
    while !rest.isEmpty {
      let reason = convert(&rest, into: &output)
      if reason == EILSEQ || reason == EINVAL {
        if replaceBroken(in: &rest, reason: reason, into: &output) { repaired = true }
      }
    }
    flush(into: &output)
    return (output, repaired)
  }

  /// Converts what fits into one piece; the C library's reason for stopping, 0 for none.
  private borrowing func convert(
    _ rest: inout Slice<UnsafeBufferPointer<UInt8>>, into output: inout [UInt8]
  ) -> Int32 {
    let source = UnsafeBufferPointer(rebasing: rest)
    var input = UnsafeMutableRawPointer(mutating: source.baseAddress)?
      .assumingMemoryBound(to: CChar.self)
    var inputLeft = source.count
    let reason = appendPiece(to: &output) { target, room in
      iconv(descriptor, &input, &inputLeft, &target, &room)
    }
    rest = rest.dropFirst(source.count - inputLeft)
    return reason
  }

  /// Takes out the character that some encodings hold back, for a combining one might follow.
  private borrowing func flush(into output: inout [UInt8]) {
    _ = appendPiece(to: &output) { target, room in
      iconv(descriptor, nil, nil, &target, &room)
    }
  }

  /// Appends what one call of iconv writes; the reason why it stopped, 0 for none.
  private borrowing func appendPiece(
    to output: inout [UInt8],
    by call: (_ target: inout UnsafeMutablePointer<CChar>?, _ room: inout Int) -> Int
  ) -> Int32 {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Converter.pieceByteCount) { piece in
      var target = piece.baseAddress
      var room = piece.count
      let reason = call(&target, &room) == -1 ? errno : 0
      let written = UnsafeRawBufferPointer(piece).prefix(piece.count - room)
      output.append(contentsOf: written)
      return reason
    }
  }

  /// Steps over what is no character; false when it could be read after all.
  private borrowing func replaceBroken(
    in rest: inout Slice<UnsafeBufferPointer<UInt8>>, reason: Int32, into output: inout [UInt8]
  ) -> Bool {
    if isGB18030, rest.first == 0x80 {
      // GBK of Windows has the euro sign there (WHATWG Encoding §10.2.1).
      output.append("€" as Unicode.Scalar)
      rest = rest.dropFirst()
      return false
    }
    output.appendReplacementCharacter()
    // A lead byte takes its trail byte along, unless that is ASCII, which may be markup.
    let isPair =
      rest.count >= 2 && rest[rest.startIndex] > 0x80 && rest[rest.startIndex + 1] >= 0x80
    rest = reason == EINVAL ? rest.suffix(0) : rest.dropFirst(isPair ? 2 : 1)
    return true
  }

  /// Small enough for the stack.
  private static let pieceByteCount = 4_096
}
