import Markup

/// The ids of a fragment that its own links lead to: footnotes and contents.
///
/// They are prefixed, for an id is also a name of the window or document that shows the fragment
/// (HTML Standard §7.2.2.3) and may be one of the page around it. All other ids go.
struct LocalTargets {
  /// What stands before each id of a fragment.
  static let prefix: [UInt8] = Array("winnow-".utf8)

  private var names: Set<[UInt8]> = []

  /// The targets in a part of a tree.
  init(in tree: HTMLTree, nodes: Range<Int>) {
    var wanted: Set<[UInt8]> = []
    let hash = UInt8(ascii: "#")
    for attribute in tree.attributes
    where attribute.name == .href && attribute.value.count > 1
      && tree.bytes[attribute.value.lowerBound] == hash
    {
      wanted.insert(Array(tree.bytes[attribute.value].dropFirst()))
    }
    guard !wanted.isEmpty else { return }
    for node in nodes {
      guard let id = LocalTargets.identifier(of: node, in: tree), wanted.contains(Array(id)) else {
        continue
      }
      names.insert(Array(id))
    }
  }

  /// True when there is none.
  var isEmpty: Bool { names.isEmpty }

  /// The id an element has in the sanitized fragment, nil when nothing leads to it.
  func identifier(of node: Int, in tree: HTMLTree) -> [UInt8]? {
    guard !names.isEmpty, let id = LocalTargets.identifier(of: node, in: tree),
      names.contains(Array(id))
    else { return nil }
    return LocalTargets.prefixed(id)
  }

  /// The link to an id of the fragment, `#` included, nil when there is no such id.
  func link(_ reference: ArraySlice<UInt8>) -> [UInt8]? {
    guard !names.isEmpty, reference.first == UInt8(ascii: "#"),
      names.contains(Array(reference.dropFirst()))
    else { return nil }
    return [UInt8(ascii: "#")] + LocalTargets.prefixed(reference.dropFirst())
  }

  /// Leaves only those that were written; false when nothing changed.
  mutating func keepOnly(_ written: Set<[UInt8]>) -> Bool {
    let kept = names.filter { written.contains(LocalTargets.prefixed($0[...])) }
    defer { names = kept }
    return kept.count != names.count
  }

  private static func identifier(of node: Int, in tree: HTMLTree) -> ArraySlice<UInt8>? {
    let range =
      tree.value(of: .id, in: node)
      ?? (tree.nodes[node].element == .a ? tree.value(of: .name, in: node) : nil)
    guard let range, !range.isEmpty, range.count <= 256 else { return nil }
    let id = tree.bytes[range]
    return id.allSatisfy { $0 > 0x20 } ? id : nil
  }

  private static func prefixed(_ id: ArraySlice<UInt8>) -> [UInt8] {
    id.starts(with: prefix) ? Array(id) : prefix + id
  }
}
