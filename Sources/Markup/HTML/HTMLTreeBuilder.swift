/// Puts a tree together from start tags, end tags and texts.
struct HTMLTreeBuilder {
  private var tree = HTMLTree()
  private var open: [Int32] = [0]
  private let limits: MarkupLimits

  init(limits: MarkupLimits, byteCount: Int) {
    self.limits = limits
    tree.bytes.reserveCapacity(byteCount)
    tree.nodes.reserveCapacity(min(byteCount / 48, limits.nodes) + 8)
  }

  /// How many elements are open, the root not counted.
  var depth: Int { open.count - 1 }
  private var isFull: Bool { tree.nodes.count >= limits.nodes }
  private var top: Int32 { open[open.count - 1] }

  /// Opens an element; false when it is too deep or one too many, and its contents stay outside.
  mutating func start(_ element: HTMLElement) -> Bool {
    guard depth < limits.depth || element.isVoid, !isFull else { return false }
    let node = Int32(tree.nodes.count)
    tree.nodes.append(
      HTMLTree.Node(
        element: element, parent: top, end: node + 1, first: Int32(tree.attributes.count), count: 0)
    )
    open.append(node)
    return true
  }

  /// Adds an attribute to the element that was opened last.
  mutating func attribute(_ name: HTMLAttributeName, _ value: UnsafeBufferPointer<UInt8>) {
    let node = Int(top)
    guard tree.nodes[node].count < limits.attributes, value.count <= limits.textBytes else {
      return
    }
    let start = tree.bytes.count
    append(value)
    tree.attributes.append(HTMLTree.Attribute(name: name, value: start..<tree.bytes.count))
    tree.nodes[node].count += 1
  }

  /// Opens nothing, for an element that is left out but whose end will be told.
  mutating func startNothing() { open.append(top) }

  /// Closes the element that was opened last.
  mutating func end() {
    guard open.count > 1 else { return }
    let node = open.removeLast()
    if node != top { tree.nodes[Int(node)].end = Int32(tree.nodes.count) }
  }

  /// Adds text; two texts in a row are one node.
  mutating func text(_ text: UnsafeBufferPointer<UInt8>) {
    let last = tree.nodes.count - 1
    let start = tree.bytes.count
    if tree.nodes[last].element == nil, tree.nodes[last].parent == top {
      guard Int(tree.nodes[last].count) + text.count <= limits.textBytes else { return }
      append(text)
      tree.nodes[last].count += Int32(tree.bytes.count - start)
      return
    }
    guard !isFull else { return }
    var text = text
    if last == Int(top), tree.nodes[last].element?.ignoresFirstNewline == true,
      text.first == UInt8(ascii: "\n")
    {
      text = UnsafeBufferPointer(rebasing: text.dropFirst())
    }
    guard !text.isEmpty else { return }
    append(text)
    tree.nodes.append(
      HTMLTree.Node(
        element: nil, parent: top, end: Int32(last + 2), first: Int32(start),
        count: Int32(tree.bytes.count - start)))
  }

  /// The tree, with all that is still open closed.
  mutating func finished() -> HTMLTree {
    while open.count > 1 { end() }
    tree.nodes[0].end = Int32(tree.nodes.count)
    return tree
  }

  /// Copies text, and repairs what a browser repairs when it decodes references (§13.2.5.80).
  ///
  /// A reference such as `&#146;` means windows-1252's apostrophe, not the control character.
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    var rest = text[...]
    while let index = rest.firstIndex(where: { $0 == 0xC2 || $0 == UInt8(ascii: "\r") }) {
      tree.bytes.append(contentsOf: rest[..<index])
      let next = index + 1
      if rest[index] == UInt8(ascii: "\r") {
        tree.bytes.append(UInt8(ascii: "\n"))
        rest = rest[next...]
      } else if next < rest.endIndex, 0x80...0x9F ~= rest[next] {
        tree.bytes.append(contentsOf: Windows1252.characters[Int(rest[next] - 0x80)])
        rest = rest[(next + 1)...]
      } else {
        tree.bytes.append(0xC2)
        rest = rest[next...]
      }
    }
    tree.bytes.append(contentsOf: rest)
  }
}

/// What the bytes 80 to 9F mean in windows-1252 (Encoding Standard, index windows-1252), in UTF-8.
private enum Windows1252 {
  static let characters: [[UInt8]] = [
    "€", "\u{FFFD}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{FFFD}", "Ž",
    "\u{FFFD}", "\u{FFFD}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ",
    "\u{FFFD}", "ž", "Ÿ",
  ].map { Array($0.utf8) }
}
