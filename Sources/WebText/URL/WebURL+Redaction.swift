extension WebURL {
  /// What logs and people are shown: no user information, values of secret-looking parameters gone.
  ///
  /// A value that is hidden becomes `…`; so does one in a fragment that is written like a query,
  /// as OAuth answers are.
  public var redacted: String {
    guard parts.hostStart > parts.schemeEnd + 3 || parts.pathEnd < string.utf8.count else {
      return string
    }
    let bare = withoutCredentials
    let address = String(decoding: bare.bytes(0..<bare.parts.pathEnd), as: UTF8.self)
    return address + (query.map { "?" + Self.hidingSecrets(in: $0) } ?? "")
      + (fragment.map { "#" + Self.hidingSecrets(in: $0) } ?? "")
  }

  private static func hidingSecrets(in query: String) -> String {
    let shown = query.split(separator: "&", omittingEmptySubsequences: false).map { pair in
      guard let equals = pair.firstIndex(of: "=") else { return pair }
      return isSecret(name: pair[..<equals]) ? pair[...equals] + "…" : pair
    }
    return shown.joined(separator: "&")
  }

  /// Words of a parameter's name after which a secret comes.
  private static let secretWords: Set<String> = [
    "apikey", "auth", "authkey", "authorization", "bearer", "code", "credential", "credentials",
    "hmac", "jwt", "key", "login", "pass", "passphrase", "passwd", "password", "pw", "pwd",
    "secret", "session", "sessionid", "sid", "sig", "sign", "signature", "token", "uid", "user",
    "userid", "username",
  ]
  /// Ends of names that are written as one word, as in `accesstoken`.
  private static let secretEndings = [
    "apikey", "passwd", "password", "secret", "sessionid", "signature", "token",
  ]

  private static func isSecret(name: Substring) -> Bool {
    let bytes = [UInt8](percentDecoding: Array(name.utf8)[...])
    var words: [[UInt8]] = [[]]
    var previous: UInt8 = 0
    for byte in bytes {
      // `accessToken` is two words, `API_KEY` too.
      let beginsWord = byte.isASCIIUppercase && !previous.isASCIIUppercase
      if beginsWord || !(byte.isASCIILetter || byte >= 0x80) { words.append([]) }
      if byte.isASCIILetter { words[words.count - 1].append(byte.lowercasedASCII) }
      previous = byte
    }
    let whole = String(decoding: words.joined(), as: UTF8.self)
    return words.contains { secretWords.contains(String(decoding: $0, as: UTF8.self)) }
      || secretEndings.contains { whole.hasSuffix($0) }
  }
}
