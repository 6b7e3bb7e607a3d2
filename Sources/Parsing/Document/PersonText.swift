import Vocabulary

extension Person {
  /// A person as RSS writes one: `name@host (Name)`, `Name <name@host>`, or either alone.
  ///
  /// RSS 2.0 `<author>` wants an address with the name behind it in brackets; every order is found.
  init?(parsing text: String) {
    guard var rest = text.nonBlank else { return nil }
    guard rest.utf8.contains(where: \.isPartOfPerson) else {
      self.init(name: rest)
      return
    }
    if rest.lowercased().hasPrefix("mailto:") { rest = String(rest.dropFirst(7)) }
    if let (outside, inside) = rest.split(around: "<", ">") ?? rest.split(around: "(", ")") {
      let (address, name) = inside.isMailAddress ? (inside, outside) : (outside, inside)
      if address.isMailAddress {
        self.init(name: name.nonBlank?.unquoted, email: address.mailAddress)
        return
      }
      self.init(name: rest)
      return
    }
    guard !rest.isMailAddress else {
      self.init(email: rest.mailAddress)
      return
    }
    // `name@host Name` and `Name name@host`, without any bracket.
    let words = rest.split(separator: " ")
    if let address = words.first(where: { $0.isMailAddress }), words.count > 1 {
      let name = words.filter { $0 != address && $0 != "-" }.joined(separator: " ")
      self.init(name: name.nonBlank, email: address.mailAddress)
      return
    }
    self.init(name: rest)
  }
}

extension StringProtocol {
  /// Whether it is one word with an `@` between a name and a host.
  var isMailAddress: Bool {
    let bytes = utf8
    guard let at = bytes.firstIndex(of: UInt8(ascii: "@")) else { return false }
    let host = bytes[bytes.index(after: at)...]
    return at != bytes.startIndex && !bytes.contains { $0.isBlank }
      && host.contains(UInt8(ascii: ".")) && host.first != UInt8(ascii: ".")
      && !host.contains(UInt8(ascii: "/"))
  }

  /// The address without `mailto:` and parameters such as `?subject=`.
  var mailAddress: String {
    var address = String(prefix { $0 != "?" })
    if address.lowercased().hasPrefix("mailto:") { address.removeFirst(7) }
    return address
  }

  fileprivate var unquoted: String? {
    var text = Substring(String(self))
    if text.count > 1, text.first == "\"", text.last == "\"" {
      text = text.dropFirst().dropLast()
    }
    return text.nonBlank
  }

  /// The text outside and inside of one pair of brackets.
  fileprivate func split(
    around opening: Character, _ closing: Character
  ) -> (outside: String, inside: String)? {
    guard let start = firstIndex(of: opening),
      let end = self[start...].firstIndex(of: closing)
    else { return nil }
    let inside = String(self[index(after: start)..<end]).trimmingBlanks
    let outside = (self[..<start] + " " + self[index(after: end)...]).trimmingBlanks
    return (outside, inside)
  }
}

extension UInt8 {
  /// Whether a text with this byte may be more than a name.
  fileprivate var isPartOfPerson: Bool {
    switch self {
    case UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "<"), UInt8(ascii: "("): true
    default: false
    }
  }
}
