import Markup

extension FeedBuilder {
  /// Begins a field that may have markup.
  func beginText(
    _ element: FeedElement, _ attributes: XMLAttributes, isAtom: Bool
  ) -> Scope {
    guard isAtom else {
      let type = attributes[FeedAttribute.type.rawValue]?.lowercased()
      return begin(element, as: FeedBuilder.kind(ofRSSType: type))
    }
    let type = attributes[FeedAttribute.type.rawValue]?.lowercased()
    // Atom 0.3 says what is in its base64; where nobody does, it is looked at.
    let isSilent = attributes[FeedAttribute.mode.rawValue] == nil
    return begin(
      element, as: FeedBuilder.kind(of: attributes), isAtom: true,
      hint: isSilent ? nil : type ?? "text/plain")
  }

  /// RSS has HTML everywhere; Media RSS and some RSS say when they have not.
  private static func kind(ofRSSType type: String?) -> TextCapture.Kind {
    switch type {
    case "plain", "text", "text/plain": .text
    case "xhtml", "application/xhtml+xml": .xhtml
    default: .html
    }
  }

  /// How an Atom construct is to be read (RFC 4287 §3.1.1 and §4.1.3.3; Atom 0.3 `mode`).
  private static func kind(of attributes: XMLAttributes) -> TextCapture.Kind {
    let type = attributes[FeedAttribute.type.rawValue]?.nonBlank?.lowercased()
    let mode = attributes[FeedAttribute.mode.rawValue]?.nonBlank?.lowercased()
    if mode == "base64" { return .base64 }
    if mode == "escaped", type != "text/plain", type != "text" { return .html }
    switch type {
    case nil, "text", "text/plain", "plain": return .text
    case "html", "text/html": return .html
    case "xhtml", "application/xhtml+xml": return .xhtml
    case .some(let type):
      if type.hasSuffix("+xml") || type.hasSuffix("/xml") { return .xhtml }
      if type.hasPrefix("text/") { return .text }
      // RFC 4287 §4.1.3.3: any other media type is base64; what is in it may be text all the same.
      return type.contains("/") ? .base64 : .text
    }
  }
}
