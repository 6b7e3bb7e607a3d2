/// What is known of a `select` while it is read.
struct SelectedOption {
  /// The first `selectedcontent` in it, which shows a copy of the chosen option.
  var content = HTMLTreeDraft.none
  /// The option that is chosen so far.
  var option = HTMLTreeDraft.none
}

/// `selectedcontent`: when an option is closed that is chosen, its contents are copied (HTML Standard
/// §4.10.7, maybe clone an option into selectedcontent).
extension HTMLParser {
  /// Notes an element that has been opened.
  mutating func noteSelection(_ element: OpenElement) {
    switch element.element {
    case .select:
      // A list in which several can be chosen shows none of them.
      if !hasAttribute(.multiple, element.node) { selects[element.node] = SelectedOption() }
    case .selectedcontent:
      guard let select = onlySelect(around: element.node), var state = selects[select],
        state.content < 0
      else { return }
      state.content = element.node
      selects[select] = state
    default:
      guard let select = select(of: element.node), var state = selects[select] else { return }
      guard state.option < 0 || hasAttribute(.selected, element.node) else { return }
      state.option = element.node
      selects[select] = state
    }
  }

  private func hasAttribute(_ name: HTMLAttributeName, _ node: Int32) -> Bool {
    let node = draft[node]
    return attributes[Int(node.first)..<Int(node.first + node.count)].contains { $0.name == name }
  }

  /// The `select` an option belongs to.
  private func select(of option: Int32) -> Int32? {
    guard !selects.isEmpty else { return nil }
    var hasGroup = false
    var node = draft[option].parent
    while node > 0 {
      let ancestor = draft[node]
      if ancestor.namespace == .html {
        switch ancestor.element {
        case .select: return node
        case .datalist, .hr, .option: return nil
        case .optgroup:
          if hasGroup { return nil }
          hasGroup = true
        default: break
        }
      }
      node = ancestor.parent
    }
    return nil
  }

  /// The `select` around a `selectedcontent`; nil where it stands in an option or in two.
  private func onlySelect(around content: Int32) -> Int32? {
    var found: Int32?
    var node = draft[content].parent
    while node > 0 {
      let ancestor = draft[node]
      if ancestor.namespace == .html {
        switch ancestor.element {
        case .select:
          if found != nil { return nil }
          found = node
        case .option, .selectedcontent: return nil
        default: break
        }
      }
      node = ancestor.parent
    }
    return found
  }

  /// Shows an option that has been closed, if it is the chosen one.
  mutating func closeOption(_ option: Int32) {
    guard let select = select(of: option), let state = selects[select], state.option == option,
      state.content >= 0
    else { return }
    var child = draft[state.content].lastChild
    while child >= 0 {
      let previous = draft[child].previous
      draft.detach(child)
      child = previous
    }
    copyChildren(of: option, to: state.content)
  }

  private mutating func copyChildren(of source: Int32, to target: Int32) {
    var first = draft[source].lastChild
    while first >= 0, draft[first].previous >= 0 { first = draft[first].previous }
    guard first >= 0 else { return }
    var node = first
    var parent = target
    while draft.nodes.count < limits.nodes {
      let copy = draft.appendCopy(of: node, to: parent)
      if let child = draft.firstChild(of: node) {
        node = child
        parent = copy
        continue
      }
      while draft[node].next < 0 {
        node = draft[node].parent
        if node == source { return }
        parent = draft[parent].parent
      }
      node = draft[node].next
    }
  }
}

extension HTMLTreeDraft {
  /// The first child, found from the last.
  fileprivate func firstChild(of node: Int32) -> Int32? {
    var child = self[node].lastChild
    guard child >= 0 else { return nil }
    while self[child].previous >= 0 { child = self[child].previous }
    return child
  }

  /// Adds a node like another, without its children.
  fileprivate mutating func appendCopy(of node: Int32, to parent: Int32) -> Int32 {
    var copy = Node(kind: self[node].kind)
    copy.first = self[node].first
    copy.count = self[node].count
    copy.name = self[node].name
    copy.element = self[node].element
    copy.namespace = self[node].namespace
    return append(copy, to: parent)
  }
}
