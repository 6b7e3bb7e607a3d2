import WebText

/// Whom a mail is from or for (RFC 5322 §3.4): an address, and perhaps a name.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
  /// What people call it.
  public let name: String?
  /// The address alone, `who@where.example`.
  public let address: String

  /// Reads `who@where.example` or `Name <who@where.example>`; nil for what is neither.
  ///
  /// Only the plain form of an address is taken (RFC 5322 `dot-atom`), in UTF-8 too (RFC 6532): what
  /// is more is nobody's address, and could say something else to a mail server.
  public init?(_ text: String) {
    let text = text.trimmingBlanks
    if text.hasSuffix(">"), let start = text.lastIndex(of: "<") {
      let name = String(text[..<start]).trimmingBlanks
      self.name = name.isEmpty ? nil : MailAddress.unquoted(name)
      address = String(text[text.index(after: start)...].dropLast())
    } else {
      name = nil
      address = text
    }
    guard MailAddress.isPlain(address), name.map({ $0 == DisplayText.singleLine($0) }) ?? true
    else {
      return nil
    }
  }

  /// As it may be typed again.
  public var description: String { name.map { "\($0) <\(address)>" } ?? address }

  /// Its words in a field of a mail's head.
  var words: [String] {
    guard let name else { return [address] }
    let isAtoms = name.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF) || byte == 0x20
        || byte == UInt8(ascii: "-")
    }
    if isAtoms { return name.split(separator: " ").map(String.init) + ["<\(address)>"] }
    if name.utf8.allSatisfy({ (0x20...0x7E).contains($0) }), name.utf8.count < 64 {
      let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return ["\"\(quoted)\"", "<\(address)>"]
    }
    return HeaderField.words(of: name) + ["<\(address)>"]
  }

  private static func unquoted(_ name: String) -> String {
    guard name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") else { return name }
    return String(name.dropFirst().dropLast()).replacing("\\\"", with: "\"")
      .replacing("\\\\", with: "\\")
  }

  private static func isPlain(_ address: String) -> Bool {
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count <= 64, parts[1].utf8.count <= 255 else {
      return false
    }
    return parts.allSatisfy { part in
      !part.isEmpty && !part.hasPrefix(".") && !part.hasSuffix(".") && !part.hasPrefix("-")
        && part.unicodeScalars.allSatisfy(isAtomText)
    }
  }

  private static func isAtomText(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else {
      return !DisplayText.isControl(scalar) && !scalar.properties.isWhitespace
    }
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": return true
    default: return ".!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
