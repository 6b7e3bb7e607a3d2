import Markup
import Vocabulary

extension FeedBuilder {
  /// An element begins in the `source` of an Atom entry (RFC 4287 §4.2.11).
  func startInSource(
    _ element: FeedElement, _ attributes: XMLAttributes, isAtom: Bool
  ) -> Scope {
    switch element {
    case .title: return beginText(element, attributes, isAtom: isAtom)
    case .id: return begin(element)
    case .author: return startPerson(element, attributes)
    case .link:
      let link = AtomLink(attributes)
      if link.relation == "self" || link.relation == "alternate" {
        setSourceURL(resolve(link.href), isFeed: link.relation == "self")
      }
      return .ignored
    default: return .ignored
    }
  }

  func finishInSource(_ field: Field) {
    guard var source = draft?.entry.details.source else { return }
    switch field.element {
    case .title: source.title = source.title ?? PlainTitle.text(of: construct(field))
    case .id: source.id = source.id ?? capture.trimmed.nonBlank
    default: break
    }
    draft?.entry.details.source = source
  }

  func finishSource() {
    if draft?.entry.details.source == EntrySource() { draft?.entry.details.source = nil }
  }

  /// The feed's own address goes before that of its page.
  private func setSourceURL(_ url: String?, isFeed: Bool) {
    guard let url, draft?.entry.details.source?.url == nil || isFeed else { return }
    draft?.entry.details.source?.url = url
  }
}
