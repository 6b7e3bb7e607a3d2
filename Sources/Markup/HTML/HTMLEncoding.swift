public import WebText

/// The encoding of a page (HTML Standard §13.2.3.2, the encoding sniffing algorithm).
public enum HTMLEncoding {
  /// How much of a page is searched for a declaration.
  private static let scannedBytes = 1_024

  /// The encoding, and how many bytes of a byte order mark stand before the text.
  ///
  /// A byte order mark tells, else the transport, else the page itself in its first kilobyte, else
  /// what the bytes look like.
  public static func sniff(
    _ bytes: Span<UInt8>, transport: Charset? = nil
  ) -> (charset: Charset, markLength: Int) {
    if let mark = byteOrderMark(of: bytes) { return mark }
    if let transport { return (transport, 0) }
    let head = bytes.extracting(first: min(bytes.count, scannedBytes))
    let declared = head.withUnsafeBufferPointer { bytes in
      var scan = HTMLEncodingScan(bytes)
      return scan.run()
    }
    return (declared ?? lateDeclaration(in: bytes) ?? guess(bytes), 0)
  }

  /// Browsers know these three marks alone.
  private static func byteOrderMark(of bytes: Span<UInt8>) -> (charset: Charset, markLength: Int)? {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return (.utf8, 3) }
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return (.utf16BigEndian, 2) }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return (.utf16LittleEndian, 2) }
    return nil
  }

  /// A `meta` that the parser meets behind the first kilobyte (§13.2.3.5, changing the encoding).
  private static func lateDeclaration(in bytes: Span<UInt8>) -> Charset? {
    guard bytes.count > scannedBytes else { return nil }
    let tree = HTMLTree(parsing: bytes, as: .document)
    for node in tree.nodes.indices where tree.nodes[node].element == .meta {
      if let charset = declaredCharset(of: node, in: tree) { return charset }
    }
    return nil
  }

  private static func declaredCharset(of meta: Int, in tree: HTMLTree) -> Charset? {
    if let label = tree.value(of: .charset, in: meta) {
      return HTMLEncodingScan.charset(of: Array(tree.bytes[label]))
    }
    guard tree.string(of: .httpEquiv, in: meta)?.lowercased() == "content-type",
      let content = tree.string(of: .content, in: meta),
      let label = HTMLEncodingScan.label(inContent: Array(content.lowercased().utf8))
    else { return nil }
    return HTMLEncodingScan.charset(of: label)
  }

  /// What nobody declares is UTF-8 if it can be and is not ASCII alone, and UTF-16 if it begins so.
  private static func guess(_ bytes: Span<UInt8>) -> Charset {
    if bytes.count >= 4 {
      switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
      case (UInt8(ascii: "<"), 0, 1..., 0): return .utf16LittleEndian
      case (0, UInt8(ascii: "<"), 0, 1...): return .utf16BigEndian
      default: break
      }
    }
    guard var text = try? UTF8Span(validating: bytes) else {
      return isMostlyUTF8(bytes) ? .utf8 : .windows1252
    }
    return text.checkForASCII() ? .windows1252 : .utf8
  }

  /// Whether one broken character stands among many whole ones: a page that was cut or put together
  /// badly, which must not turn into something else.
  private static func isMostlyUTF8(_ bytes: Span<UInt8>) -> Bool {
    var whole = 0
    var broken = 0
    var index = 0
    while index < bytes.count {
      let length = (~bytes[index]).leadingZeroBitCount
      guard length > 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < min(index + length, bytes.count), bytes[end] & 0xC0 == 0x80 { end += 1 }
      if (2...4).contains(length), end == index + length { whole += 1 } else { broken += 1 }
      index = end
    }
    return whole > broken * 8
  }
}
