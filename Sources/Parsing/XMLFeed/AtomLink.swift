import Markup
import WebText

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

  init(href: String?, relation: String, type: String?) {
    self.href = href
    self.relation = relation
    self.type = type
  }

  /// How much the link counts as the address of what it stands in: a page that says that it is one
  /// first, then what says nothing, then anything else; RSS's own link before all of them.
  func rank(in format: FeedFormat) -> Int {
    guard isPage else { return FieldRank.weak }
    let rank = format.isAtom ? FieldRank.core : FieldRank.guest
    return type == nil ? rank - 1 : rank
  }

  /// Whether it leads to a page for people.
  var isPage: Bool {
    guard let type else { return true }
    return type.hasPhrase("html")
  }
}
