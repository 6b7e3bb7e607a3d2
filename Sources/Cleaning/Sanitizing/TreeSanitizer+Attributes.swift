import Markup

extension TreeSanitizer {
  /// Begins the attributes of a tag with the id of its element, where something leads to it.
  mutating func beginAttributes(of node: Int) {
    attributes.removeAll(keepingCapacity: true)
    guard let identifier = targets.identifier(of: node, in: tree), identifiers.write(identifier)
    else { return }
    write(.id, identifier)
  }

  /// Writes an attribute in its safe form, where it has one.
  mutating func writeAttribute(_ attribute: HTMLTree.Attribute, on element: HTMLElement) {
    guard let policy = AttributePolicy.policy(for: attribute.name, on: element) else { return }
    let value = tree.bytes[attribute.value]
    switch policy {
    case .writtenAnew: break
    case .identifiers: writeTargets(attribute.name, named: value)
    case .link:
      if attribute.name == .href, let target = targets.target(ofLink: value) {
        identifiers.follow(target)
        write(.href, [UInt8(ascii: "#")] + target)
      } else {
        writeLink(attribute.name, addresses.link(value))
      }
    case .media: write(attribute.name, addresses.media(value))
    default:
      if let checked = AttributeValue.checked(value, by: policy) { write(attribute.name, checked) }
    }
  }

  /// The page that is opened must not get hold of the window it came from.
  mutating func writeLink(_ name: HTMLAttributeName, _ address: String?) {
    guard let address else { return }
    write(name, address)
    if name == .href { attributes.append(" rel=\"noopener noreferrer\"") }
  }

  private mutating func writeTargets(_ name: HTMLAttributeName, named value: ArraySlice<UInt8>) {
    let names = targets.targets(named: value)
    guard !names.isEmpty else { return }
    for name in names { identifiers.follow(name) }
    write(name, names.joined(separator: [UInt8(ascii: " ")]))
  }

  mutating func write(_ name: HTMLAttributeName, _ value: String?) {
    guard let value else { return }
    write(name, value.utf8)
  }

  mutating func write(_ name: HTMLAttributeName, _ value: some Sequence<UInt8>) {
    attributes.append(UInt8(ascii: " "))
    attributes.append(contentsOf: name.name)
    attributes.append("=\"")
    attributes.appendEscaped(value, inAttribute: true)
    attributes.append(UInt8(ascii: "\""))
  }
}
