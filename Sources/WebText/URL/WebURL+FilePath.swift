extension WebURL {
  /// The `file:` URL of an absolute path on this machine (RFC 8089 §2).
  public init?(filePath path: String) {
    var text = Array("file://".utf8)
    text.append(Array(path.utf8)[...], percentEncoding: PercentEncodeSet.filePath)
    self.init(parsing: text.span)
  }

  /// The path on this machine that a `file:` URL names; nil for any other URL.
  ///
  /// Nil as well for another machine's file, and for a path that is not UTF-8 or has a NUL in it.
  public var filePath: String? {
    guard scheme == "file", host == nil || host == "localhost" else { return nil }
    let bytes = [UInt8](percentDecoding: Array(path.utf8)[...])
    guard !bytes.contains(0) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}
