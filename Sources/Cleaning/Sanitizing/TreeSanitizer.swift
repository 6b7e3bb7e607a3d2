import Markup
import WebText

/// Writes the safe form of a tree: one walk in document order, elements by `ElementPolicy`,
/// attributes by `AttributePolicy`, nesting by the writer.
struct TreeSanitizer {
  private let tree: HTMLTree
  private let addresses: AddressPolicy
  private let isLeftOut: (Int) -> Bool
  private var targets: LocalTargets
  private let linksWithLinks: Set<Int>
  private var writer: HTMLFragmentWriter
  private var attributes: [UInt8] = []
  private var writtenIdentifiers: Set<[UInt8]> = []
  private var followedIdentifiers: Set<[UInt8]> = []
  /// The first picture that was written.
  private(set) var leadImage: String?

  /// How often a fragment is written before its local links are given up.
  private static let mostAttempts = 4

  /// A sanitizer of one tree; subtrees whose root is left out are not written.
  init(
    _ tree: HTMLTree, base: WebURL?, leavingOut isLeftOut: @escaping (Int) -> Bool = { _ in false }
  ) {
    self.tree = tree
    self.isLeftOut = isLeftOut
    addresses = AddressPolicy(base: base)
    targets = LocalTargets(in: tree, nodes: 0..<tree.nodes.count)
    linksWithLinks = TreeSanitizer.linksWithLinks(in: tree)
    writer = HTMLFragmentWriter(reservingCapacity: tree.bytes.count + tree.bytes.count / 2)
  }

  /// The safe fragment, UTF-8.
  mutating func fragment() -> [UInt8] {
    walk()
    // A link or its target may have lost its element to the rules of nesting; then the other goes.
    var attempts = 1
    while !targets.isEmpty {
      let paired = writtenIdentifiers.intersection(followedIdentifiers)
      guard targets.keepOnly(attempts < Self.mostAttempts ? paired : []) else { break }
      attempts += 1
      startAgain()
    }
    return writer.bytes
  }

  private mutating func startAgain() {
    writer = HTMLFragmentWriter()
    writtenIdentifiers = []
    followedIdentifiers = []
    leadImage = nil
    walk()
  }

  private mutating func walk() {
    var open: [Int] = []
    var index = 1
    while index < tree.nodes.count {
      while let last = open.last, Int(tree.nodes[last].end) <= index {
        writer.end(source: last)
        open.removeLast()
      }
      if isLeftOut(index) {
        index = Int(tree.nodes[index].end)
      } else if let element = tree.nodes[index].element {
        index = visit(element, at: index, open: &open)
      } else {
        writer.text(tree.bytes[tree.text(of: index)])
        index += 1
      }
    }
    writer.finish()
  }

  /// Writes an element's start and says where the walk goes on.
  private mutating func visit(_ element: HTMLElement, at node: Int, open: inout [Int]) -> Int {
    let end = Int(tree.nodes[node].end)
    switch ElementPolicy.policy(for: element) {
    case .keep: start(element, at: node, open: &open)
    case .rename(let name): start(name, at: node, open: &open)
    case .unwrap: break
    case .drop: return end
    case .image: writeImage(at: node)
    case .frame:
      writePlayer(at: node)
      return end
    case .drawing:
      return (node + 1..<end).first { tree.nodes[$0].element?.endsDrawing == true } ?? end
    case .withoutScripts:
      if repeatsImage(at: node) { return end }
    }
    return node + 1
  }

  private mutating func start(_ element: HTMLElement, at node: Int, open: inout [Int]) {
    if element == .a, linksWithLinks.contains(node) { return }
    if element == .span, !isSpanWorthwhile(node) { return }
    guard let placed = writer.place(element) else { return }
    attributes.removeAll(keepingCapacity: true)
    writeIdentifier(of: node)
    if placed == .audio || placed == .video { attributes.append(" controls=\"\"") }
    for index in tree.attributes(of: node) {
      writeAttribute(tree.attributes[index], on: placed)
    }
    writer.start(placed, source: node, attributes: attributes)
    if !placed.isVoid { open.append(node) }
  }

  /// A `span` says nothing by itself.
  private func isSpanWorthwhile(_ node: Int) -> Bool {
    targets.identifier(of: node, in: tree) != nil
      || tree.attributes(of: node).contains { index in
        let attribute = tree.attributes[index]
        guard let policy = AttributePolicy.policy(for: attribute.name, on: .span) else {
          return false
        }
        return AttributeValue.checked(tree.bytes[attribute.value], by: policy) != nil
      }
  }
}

// MARK: - Attributes

extension TreeSanitizer {
  private mutating func writeIdentifier(of node: Int) {
    guard let identifier = targets.identifier(of: node, in: tree) else { return }
    writtenIdentifiers.insert(identifier)
    write(.id, identifier)
  }

  private mutating func writeAttribute(_ attribute: HTMLTree.Attribute, on element: HTMLElement) {
    guard let policy = AttributePolicy.policy(for: attribute.name, on: element) else { return }
    let value = tree.bytes[attribute.value]
    switch policy {
    case .link:
      if let local = targets.link(value) {
        followedIdentifiers.insert(Array(local.dropFirst()))
        write(attribute.name, local)
      } else {
        writeLink(attribute.name, addresses.link(value))
      }
    case .media: write(attribute.name, addresses.media(value))
    case .image: write(attribute.name, addresses.image(value))
    case .imageSet: write(attribute.name, addresses.imageSet(value))
    default:
      if let checked = AttributeValue.checked(value, by: policy) { write(attribute.name, checked) }
    }
  }

  /// The page that is opened must not get hold of the window it came from.
  private mutating func writeLink(_ name: HTMLAttributeName, _ address: String?) {
    guard let address else { return }
    write(name, address)
    if name == .href { attributes.append(" rel=\"noopener noreferrer\"") }
  }

  private mutating func write(_ name: HTMLAttributeName, _ value: String?) {
    guard let value else { return }
    write(name, value.utf8)
  }

  private mutating func write(_ name: HTMLAttributeName, _ value: some Sequence<UInt8>) {
    attributes.append(UInt8(ascii: " "))
    attributes.append(contentsOf: name.name)
    attributes.append("=\"")
    attributes.appendEscaped(value, inAttribute: true)
    attributes.append(UInt8(ascii: "\""))
  }
}

// MARK: - Pictures and players

extension TreeSanitizer {
  private mutating func writeImage(at node: Int) {
    guard let source = ImageSource(of: node, in: tree, addresses: addresses),
      let placed = writer.place(.img)
    else { return }
    attributes.removeAll(keepingCapacity: true)
    writeIdentifier(of: node)
    write(.src, source.address)
    write(.srcset, source.set)
    for index in tree.attributes(of: node) {
      writeAttribute(tree.attributes[index], on: .img)
    }
    writer.start(placed, source: node, attributes: attributes)
    if leadImage == nil, let address = source.address, address.hasPrefix("http") {
      leadImage = address
    }
  }

  private mutating func writePlayer(at node: Int) {
    guard let range = tree.value(of: .src, in: node) ?? tree.value(of: .dataSrc, in: node),
      let url = tree.bytes[range].withUnsafeBufferPointer({
        WebURL(parsing: $0.span, base: addresses.base)
      }),
      let player = EmbeddedPlayer(frameAt: url), let link = writer.place(.a)
    else { return }
    attributes.removeAll(keepingCapacity: true)
    writeLink(.href, player.link)
    writer.start(link, source: node, attributes: attributes)
    if let thumbnail = player.thumbnail, let image = writer.place(.img) {
      attributes.removeAll(keepingCapacity: true)
      write(.src, thumbnail)
      write(.alt, player.label)
      writer.start(image, source: node, attributes: attributes)
    } else {
      writer.text(Array(player.label.utf8)[...])
    }
    writer.end(source: node)
  }

  /// True for a `noscript` right after a picture, which repeats it for browsers without scripts.
  private func repeatsImage(at node: Int) -> Bool {
    var previous = node - 1
    while previous > 0, tree.nodes[previous].element == nil,
      tree.bytes[tree.text(of: previous)].allSatisfy(\.isHTMLSpace)
    {
      previous -= 1
    }
    let element = tree.nodes[previous].element
    return element == .img || element == .image
  }
}

// MARK: - Links in links

extension TreeSanitizer {
  /// The links that have a link inside: a browser would split them, so the inner ones win.
  private static func linksWithLinks(in tree: HTMLTree) -> Set<Int> {
    var result: Set<Int> = []
    /// The links around a node but the innermost: nearly always none.
    var outer: [Int] = []
    var innermost: Int?
    for node in tree.nodes.indices where tree.nodes[node].element == .a {
      while let link = innermost, Int(tree.nodes[link].end) <= node { innermost = outer.popLast() }
      if let link = innermost {
        if tree.value(of: .href, in: node) != nil { result.insert(link) }
        outer.append(link)
      }
      innermost = node
    }
    return result
  }
}
