import Markup
import Vocabulary

extension FeedBuilder {
  /// A person begins: Atom's with elements in it, or RSS's with a line of text.
  func startPerson(_ role: FeedElement, _ attributes: XMLAttributes) -> Scope {
    person = Person()
    personText.removeAll(keepingCapacity: true)
    personRole = role
    // CDF has the name in an attribute.
    if let name = attributes[FeedAttribute.value.rawValue]?.nonBlank { person.name = name }
    return role == .itunesOwner ? .itunesOwner : .person
  }

  func startInPerson(_ element: FeedElement) -> Scope {
    switch element {
    case .name, .email, .uri, .url, .link: begin(element)
    default: .ignored
    }
  }

  func finishInPerson(_ field: Field) {
    let text = capture.trimmed
    switch field.element {
    case .name: person.name = person.name ?? text.nonBlank
    case .email: person.email = person.email ?? text.nonBlank?.mailAddress
    default: person.url = person.url ?? resolve(text)
    }
  }

  /// The person is complete and belongs to what is open around him.
  func finishPerson(in scope: Scope?) {
    if person == Person(), let parsed = Person(parsing: String(decoding: personText, as: UTF8.self))
    {
      person = parsed
    }
    // `name@host (Name)` stands in Atom's name, too.
    if person.email == nil, let name = person.name, name.utf8.contains(UInt8(ascii: "@")),
      let parsed = Person(parsing: name), parsed.email != nil
    {
      person.email = parsed.email
      person.name = parsed.name ?? name
    }
    guard person != Person() else { return }
    switch (scope, personRole) {
    case (.source, .author): draft?.sourceAuthors.merge(person)
    case (.source, _): break
    case (.entry, .contributor): draft?.entry.details.contributors.merge(person)
    case (.entry, _): draft?.addAuthor(person, rank: FieldRank.core)
    case (_, .itunesOwner): changePodcast { $0.owner = $0.owner ?? person }
    case (_, .contributor): break
    default: addChannelAuthor(person, rank: FieldRank.core)
    }
  }
}
