import Markup

/// An Atom link (RFC 4287 §4.2.7), which other formats borrow.
struct AtomLink {
  let href: String?
  /// The relation in lower case, without the registry's address before it.
  let relation: String
  let type: String?

  init(_ attributes: XMLAttributes) {
    href = attributes[FeedAttribute.href.rawValue]?.nonBlank
    type = attributes[FeedAttribute.type.rawValue]?.nonBlank?.lowercased()
    let text = attributes[FeedAttribute.rel.rawValue]?.nonBlank?.lowercased() ?? "alternate"
    let registry = "http://www.iana.org/assignments/relation/"
    relation = text.hasPrefix(registry) ? String(text.dropFirst(registry.count)) : text
  }

  /// Whether it leads to a page for people.
  var isPage: Bool {
    guard let type else { return true }
    return type.contains("html")
  }
}
