public import WebText

extension WebURL {
  /// Whether what was given for this address alone may be sent to another one.
  ///
  /// It may to the same origin, scheme, host and port (RFC 6454 §4), and from http to its encrypted
  /// twin on the standard port; never to another host or port, never out of encryption.
  public func maySendSecrets(to other: WebURL) -> Bool {
    guard host == other.host else { return false }
    let isSameOrigin = scheme == other.scheme && port == other.port
    let isUpgrade =
      scheme == "http" && other.scheme == "https" && port == nil && other.port == nil
    return isSameOrigin || isUpgrade
  }
}
