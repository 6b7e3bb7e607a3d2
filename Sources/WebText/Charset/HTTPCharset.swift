/// The `charset` parameter of an HTTP `Content-Type` (RFC 9110 §8.3.2).
public enum HTTPCharset {
  /// The label as it is written, without quotes; nil where there is none.
  public static func label(in contentType: String?) -> String? {
    guard let contentType else { return nil }
    for parameter in contentType.split(separator: ";").dropFirst() {
      let parts = parameter.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, trimmed(parts[0]).lowercased() == "charset" else { continue }
      let label = trimmed(parts[1])
      return label.isEmpty ? nil : label
    }
    return nil
  }

  /// The encoding, nil where none is named or nobody knows it.
  public static func charset(in contentType: String?) -> Charset? {
    label(in: contentType).flatMap { Charset(standardLabel: $0) }
  }

  /// Without blanks and quotes at both ends.
  private static func trimmed(_ text: Substring) -> String {
    let isFringe = { (byte: UInt8) in
      byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0x22 || byte == 0x27
    }
    let start = text.utf8.drop(while: isFringe)
    guard let last = start.lastIndex(where: { !isFringe($0) }) else { return "" }
    return String(Substring(start[...last]))
  }
}
