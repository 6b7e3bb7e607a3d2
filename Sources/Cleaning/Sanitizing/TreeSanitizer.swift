import Markup
import WebText

/// Writes the safe form of a tree: one walk in document order, elements and attributes by the
/// allow-list, nesting by the writer.
struct TreeSanitizer {
  let tree: HTMLTree
  let addresses: AddressPolicy
  private let root: Int
  private let isLeftOut: (Int) -> Bool
  var targets: LocalTargets
  var writer: HTMLFragmentWriter
  /// The attributes of the tag that is written next, each with a blank before it.
  var attributes: [UInt8] = []
  var identifiers = WrittenIdentifiers()
  /// The first picture that was written.
  var leadImage: String?
  /// The last picture that was written, until something else than blanks follows.
  var lastImage: Int?

  /// How often a fragment is written before its local links are given up.
  private static let mostAttempts = 4

  /// A sanitizer of a tree, or of what is in one of its nodes; subtrees whose root is left out are
  /// not written.
  init(
    _ tree: HTMLTree, in root: Int = 0, base: WebURL?,
    leavingOut isLeftOut: @escaping (Int) -> Bool = { _ in false }
  ) {
    self.tree = tree
    self.root = root
    self.isLeftOut = isLeftOut
    addresses = AddressPolicy(base: base)
    targets = LocalTargets(in: tree, addresses: addresses)
    writer = HTMLFragmentWriter(reservingCapacity: tree.bytes.count + tree.bytes.count / 2)
  }

  /// The safe fragment, UTF-8.
  mutating func fragment() -> [UInt8] {
    walk()
    // A link or its target may have lost its element to the rules of nesting; then the other goes.
    var attempts = 1
    while !targets.isEmpty {
      let paired = identifiers.paired
      guard targets.keepOnly(attempts < Self.mostAttempts ? paired : []) else { break }
      attempts += 1
      startAgain()
    }
    return writer.bytes
  }

  private mutating func startAgain() {
    writer = HTMLFragmentWriter()
    identifiers = WrittenIdentifiers()
    leadImage = nil
    lastImage = nil
    walk()
  }

  private mutating func walk() {
    var walk = HTMLWalk(tree, in: root, leavingOut: isLeftOut)
    while let step = walk.next() {
      switch step {
      case .start(let node): if !enter(node) { walk.skipContents() }
      case .text(let node): writer.text(tree.bytes[tree.text(of: node)])
      case .end(let node): writer.end(source: node)
      }
    }
    writer.finish()
  }

  /// Writes an element's start; false when its contents go.
  private mutating func enter(_ node: Int) -> Bool {
    guard let element = tree.nodes[node].element else { return false }
    switch tree.nodes[node].namespace {
    case .svg: return false
    case .math: return enterFormula(element, at: node)
    case .html: break
    }
    switch ElementPolicy.policy(for: element) {
    case .keep: start(element, at: node)
    case .keepWithAttributes: if hasAttributeToKeep(node, as: element) { start(element, at: node) }
    case .rename(let name): start(name, at: node)
    case .unwrap, .formula: break
    case .drop: return false
    case .image: writeImage(at: node)
    case .media: startMedia(element, at: node)
    case .mediaPart: writeMediaPart(element, at: node)
    case .frame:
      writePlayer(at: node)
      return false
    case .plugin: return !writePlayer(at: node)
    case .withoutScripts: return !repeatsImage(at: node)
    }
    return true
  }

  private mutating func start(_ element: HTMLElement, at node: Int) {
    guard let placed = writer.place(element) else { return }
    beginAttributes(of: node)
    for index in tree.attributes(of: node) {
      writeAttribute(tree.attributes[index], on: placed)
    }
    writer.start(placed, source: node, attributes: attributes)
  }

  private func hasAttributeToKeep(_ node: Int, as element: HTMLElement) -> Bool {
    if targets.identifier(of: node, in: tree) != nil { return true }
    return tree.attributes(of: node).contains { index in
      let attribute = tree.attributes[index]
      guard let policy = AttributePolicy.policy(for: attribute.name, on: element) else {
        return false
      }
      return AttributeValue.checked(tree.bytes[attribute.value], by: policy) != nil
    }
  }

  /// In a formula only MathML stays; what it is not known for groups its parts.
  private mutating func enterFormula(_ element: HTMLElement, at node: Int) -> Bool {
    guard !AllowList.droppedFromFormulas.contains(element) else { return false }
    let placed = AllowList.formulaElements.contains(element) ? element : .mrow
    guard writer.allowsFormula(placed) else { return true }
    beginAttributes(of: node)
    for index in tree.attributes(of: node) {
      let attribute = tree.attributes[index]
      guard let policy = AttributePolicy.policy(forFormula: attribute.name),
        let value = AttributeValue.checked(tree.bytes[attribute.value], by: policy)
      else { continue }
      write(attribute.name, value)
    }
    writer.startFormula(placed, source: node, attributes: attributes)
    return true
  }
}

/// The ids that a fragment has and those that its links lead to.
struct WrittenIdentifiers {
  private var written: Set<[UInt8]> = []
  private var followed: Set<[UInt8]> = []

  /// Those that are both.
  var paired: Set<[UInt8]> { written.intersection(followed) }

  /// Notes an id; false when there is one already.
  mutating func write(_ identifier: [UInt8]) -> Bool { written.insert(identifier).inserted }

  /// Notes a link.
  mutating func follow(_ identifier: [UInt8]) { followed.insert(identifier) }
}
