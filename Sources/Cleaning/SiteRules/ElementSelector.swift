import Markup

/// Names elements of a page: a small part of CSS's selectors.
///
/// Elements by name, `.class`, `#id`, `[attribute]`, `[attribute=value]`, all of these for one
/// element, and descendants: `article .body p`, `div#story[role=main]`. Classes and ids are compared
/// as they are written, attributes without regard to case.
struct ElementSelector: Sendable, Equatable {
  /// What one element has to be.
  struct Step: Sendable, Equatable {
    var element: HTMLElement?
    var classes: [[UInt8]] = []
    var identifier: [UInt8]?
    var attributes: [Condition] = []
  }

  /// What one of its attributes has to be; nil for any value.
  struct Condition: Sendable, Equatable {
    var name: HTMLAttributeName
    var value: [UInt8]?
  }

  /// The steps from the outermost ancestor to the element itself, never empty.
  let steps: [Step]

  /// True for an element of a tree.
  func matches(_ node: Int, in tree: HTMLTree) -> Bool {
    guard let last = steps.last, last.matches(node, in: tree) else { return false }
    var step = steps.count - 2
    var parent = Int(tree.nodes[node].parent)
    // The nearest ancestor that fits is as good as any: what is above it remains for the others.
    while step >= 0, parent > 0 {
      if steps[step].matches(parent, in: tree) { step -= 1 }
      parent = Int(tree.nodes[parent].parent)
    }
    return step < 0
  }
}

extension ElementSelector.Step {
  /// True for an element that is all of this, wherever it stands.
  func matches(_ node: Int, in tree: HTMLTree) -> Bool {
    guard let element = tree.nodes[node].element else { return false }
    if let wanted = self.element, wanted != element { return false }
    if let identifier {
      guard let value = tree.value(of: .id, in: node), tree.bytes[value].elementsEqual(identifier)
      else { return false }
    }
    if !classes.isEmpty {
      guard let value = tree.value(of: .class, in: node) else { return false }
      let names = tree.bytes[value].split(whereSeparator: \.isHTMLSpace)
      guard classes.allSatisfy({ wanted in names.contains { $0.elementsEqual(wanted) } }) else {
        return false
      }
    }
    return attributes.allSatisfy { condition in
      guard let value = tree.value(of: condition.name, in: node) else { return false }
      guard let wanted = condition.value else { return true }
      return tree.bytes[value].lazy.map(Self.lower).elementsEqual(wanted.lazy.map(Self.lower))
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
