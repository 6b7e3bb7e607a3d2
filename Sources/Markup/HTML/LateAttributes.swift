/// The attributes of second `html` and `body` tags, which the first ones get (HTML Standard §13.2.6.4.7).
struct LateAttributes {
  let node: Int32
  private(set) var names: Set<Int32>
  private(set) var added: [HTMLTree.Attribute] = []

  init(node: Int32, own: ArraySlice<HTMLTree.Attribute>) {
    self.node = node
    names = Set(own.map(\.number.value))
  }

  mutating func add(_ attribute: HTMLTree.Attribute, limit: Int) {
    guard names.count < limit, names.insert(attribute.number.value).inserted else { return }
    added.append(attribute)
  }
}

extension HTMLParser {
  /// Adds to an open element those of the tag's attributes that it lacks.
  mutating func addLateAttributes(to node: Int32) {
    guard tag.first < attributes.count, case .document = form else { return }
    let index: Int
    if let found = lateAttributes.firstIndex(where: { $0.node == node }) {
      index = found
    } else {
      index = lateAttributes.count
      let own = Int(draft[node].first)..<Int(draft[node].first + draft[node].count)
      lateAttributes.append(LateAttributes(node: node, own: attributes[own]))
    }
    for attribute in attributes[tag.first...] {
      lateAttributes[index].add(attribute, limit: limits.attributes)
    }
  }

  /// Gives the late attributes to their elements: once, at the end, so that time stays linear.
  mutating func placeLateAttributes() {
    for late in lateAttributes where !late.added.isEmpty {
      let own = Int(draft[late.node].first)..<Int(draft[late.node].first + draft[late.node].count)
      let first = attributes.count
      attributes.append(contentsOf: Array(attributes[own]))
      attributes.append(contentsOf: late.added)
      draft[late.node].first = UInt32(first)
      draft[late.node].count = UInt32(attributes.count - first)
    }
  }
}
