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
    guard let kind = FeedBuilder.kind(of: attributes, in: feed.format) else { return .ignored }
    return begin(
      element, as: kind, isAtom: true, hint: attributes[FeedAttribute.type.rawValue]?.lowercased())
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
  ///
  /// Nil for what is no text, such as a picture.
  private static func kind(of attributes: XMLAttributes, in format: FeedFormat) -> TextCapture.Kind?
  {
    let type = attributes[FeedAttribute.type.rawValue]?.nonBlank?.lowercased()
    let mode = attributes[FeedAttribute.mode.rawValue]?.nonBlank?.lowercased()
    if mode == "base64" { return type?.isTextual ?? true ? .base64 : nil }
    if mode == "escaped", type != "text/plain", type != "text" { return .html }
    switch type {
    case nil, "text", "text/plain", "plain": return .text
    case "html", "text/html": return .html
    case "xhtml", "application/xhtml+xml": return .xhtml
    case .some(let type):
      if type.hasSuffix("+xml") || type.hasSuffix("/xml") { return .xhtml }
      if type.hasPrefix("text/") { return .text }
      // RFC 4287 §4.1.3.3: any other media type is base64, and only a text is worth showing.
      return type.contains("/") ? nil : .text
    }
  }
}

extension String {
  /// Whether a media type is one of texts.
  fileprivate var isTextual: Bool { hasPrefix("text/") || hasSuffix("xml") || self == "html" }
}
