/// The adoption agency algorithm (HTML Standard §13.2.6.4.7): the end of a formatting element inside
/// of others, `<b>1<p>2</b>3</p>`, gives these a copy of it.
extension HTMLParser {
  private static let mostRounds = 8
  /// A formatting element deeper than this between the two is given up.
  private static let mostInnerSteps = 3

  mutating func closeFormatting(_ subject: HTMLElement) {
    let top = open.top
    if top.isHTML(subject), formatting.index(of: top.node) == nil {
      pop()
      return
    }
    for _ in 0..<HTMLParser.mostRounds {
      guard let entry = formatting.lastIndex(of: subject) else {
        if tag.element == subject { endOther() }
        return
      }
      let node = formatting.entries[entry].node
      guard draft[node].isOpen, let place = open.index(of: node) else {
        return formatting.remove(at: entry)
      }
      guard open.hasInScope(node: node) else { return }
      guard let block = furthestBlock(above: place) else {
        pop(to: place)
        return formatting.remove(at: entry)
      }
      adopt(block, from: place, entry: entry)
    }
  }

  /// The lowest special element above a place in the stack.
  private func furthestBlock(above place: Int) -> Int? {
    (place + 1..<open.count).first { open[$0].isSpecial }
  }

  /// One round: the block leaves the formatting element, and its contents get a copy of that.
  private mutating func adopt(_ blockIndex: Int, from place: Int, entry: Int) {
    let block = open[blockIndex]
    let formattingElement = formatting.entries[entry]
    let ancestor = open[place - 1]
    var bookmark = entry
    var last = block.node
    var index = blockIndex
    var steps = 0
    while true {
      // Elements that are taken off the stack lie above the next one, so places below are as they were.
      index -= 1
      if index <= place { break }
      steps += 1
      let node = open[index].node
      var listed = formatting.index(of: node)
      if steps > HTMLParser.mostInnerSteps, let found = listed {
        formatting.remove(at: found)
        if found < bookmark { bookmark -= 1 }
        listed = nil
      }
      guard let listed else {
        removeFromStack(at: index)
        continue
      }
      let copy = draft.makeDetached(copy(of: formatting.entries[listed]))
      draft[node].isOpen = false
      draft[copy].isOpen = true
      formatting.replaceNode(at: listed, by: copy)
      open.replaceNode(at: index, by: copy)
      if last == block.node { bookmark = listed + 1 }
      draft.detach(last)
      draft.attach(last, at: HTMLTreeDraft.Place(parent: copy))
      last = copy
    }
    draft.detach(last)
    draft.attach(last, at: self.place(in: ancestor))
    giveContents(of: block.node, to: formattingElement, bookmark: bookmark)
  }

  /// Puts a copy of the formatting element between a block and its contents.
  private mutating func giveContents(
    of block: Int32, to formattingElement: FormattingList.Entry, bookmark: Int
  ) {
    let copy = draft.makeDetached(copy(of: formattingElement))
    draft.moveChildren(of: block, to: copy)
    draft.attach(copy, at: HTMLTreeDraft.Place(parent: block))
    var bookmark = bookmark
    if let listed = formatting.index(of: formattingElement.node) {
      formatting.remove(at: listed)
      if listed < bookmark { bookmark -= 1 }
    }
    var entry = formattingElement
    entry.node = copy
    formatting.insert(entry, at: bookmark)
    if let index = open.index(of: formattingElement.node) { removeFromStack(at: index) }
    guard let index = open.index(of: block) else { return }
    draft[copy].isOpen = true
    open.insert(
      OpenElement(node: copy, name: entry.name, element: entry.element, namespace: .html),
      at: index + 1)
  }
}
