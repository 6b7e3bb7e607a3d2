import WebText

/// Addresses as feeds give them.
enum FeedAddress {
  /// Schemes that name no place a reader could go to.
  private static let refused: Set<String> = [
    "javascript", "vbscript", "data", "file", "about", "blob",
  ]

  /// The absolute address; the reference itself where it is relative and no base is known.
  static func resolve(_ reference: String, against base: WebURL?) -> String? {
    if let url = WebURL(parsing: reference, base: base) {
      return !url.isWeb && refused.contains(url.scheme) ? nil : url.string
    }
    let scheme = reference.prefix { $0 != ":" }.lowercased().filter { $0.isLetter }
    return base != nil || refused.contains(scheme) ? nil : reference
  }
}
