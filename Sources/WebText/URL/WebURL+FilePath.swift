extension WebURL {
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
