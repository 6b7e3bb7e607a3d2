import Markup
import WebText

/// The ids of a fragment that its own links and headings lead to: footnotes, contents, cells.
///
/// They are prefixed, for an id is also a name of the window or document that shows the fragment
/// (HTML Standard §7.2.2.3) and may be one of the page around it. All other ids go.
struct LocalTargets {
  /// What stands before each id of a fragment.
  static let prefix: [UInt8] = Array("winnow-".utf8)

  private var names: Set<[UInt8]> = []
  private let addresses: AddressPolicy

  /// The targets in a tree.
  init(in tree: HTMLTree, addresses: AddressPolicy) {
    self.addresses = addresses
    let wanted = LocalTargets.wanted(in: tree)
    guard !wanted.isEmpty else { return }
    for node in tree.nodes.indices {
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

  /// The id in the sanitized fragment that a link leads to, nil when it leads elsewhere.
  func target(ofLink reference: ArraySlice<UInt8>) -> [UInt8]? {
    guard !names.isEmpty, let name = LocalTargets.fragment(of: reference) else { return nil }
    guard let known = known(name), addresses.isLocal(reference) else { return nil }
    return LocalTargets.prefixed(known[...])
  }

  /// The ids in the sanitized fragment that an attribute names, those left out that are not there.
  func targets(named value: ArraySlice<UInt8>) -> [[UInt8]] {
    guard !names.isEmpty else { return [] }
    return value.split(whereSeparator: \.isHTMLSpace).prefix(LocalTargets.mostNames).filter {
      names.contains(Array($0))
    }.map(LocalTargets.prefixed)
  }

  /// Leaves only those that were written; false when nothing changed.
  mutating func keepOnly(_ written: Set<[UInt8]>) -> Bool {
    let kept = names.filter { written.contains(LocalTargets.prefixed($0[...])) }
    defer { names = kept }
    return kept.count != names.count
  }

  /// The id that a link means, as it is written or with its percent-encoding undone (§7.4.6.4).
  private func known(_ name: ArraySlice<UInt8>) -> [UInt8]? {
    let written = Array(name)
    if names.contains(written) { return written }
    guard name.contains(UInt8(ascii: "%")) else { return nil }
    let decoded = [UInt8](percentDecoding: name)
    return names.contains(decoded) ? decoded : nil
  }
}

extension LocalTargets {
  /// Longer ids are no ids of a person.
  private static let longestName = 256
  /// How many ids an attribute may name.
  private static let mostNames = 64

  /// What links and attributes name, whether it is there or not.
  private static func wanted(in tree: HTMLTree) -> Set<[UInt8]> {
    var wanted: Set<[UInt8]> = []
    for attribute in tree.attributes {
      switch attribute.name {
      case .href:
        guard let name = fragment(of: tree.bytes[attribute.value]) else { continue }
        wanted.insert(Array(name))
        if name.contains(UInt8(ascii: "%")) { wanted.insert([UInt8](percentDecoding: name)) }
      case .headers, .ariaLabelledby, .ariaDescribedby:
        let names = tree.bytes[attribute.value].split(whereSeparator: \.isHTMLSpace)
        for name in names.prefix(mostNames) where name.count <= longestName {
          wanted.insert(Array(name))
        }
      default: continue
      }
    }
    return wanted
  }

  private static func fragment(of reference: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    guard let hash = reference.firstIndex(of: UInt8(ascii: "#")) else { return nil }
    let name = reference[(hash + 1)...]
    return name.isEmpty || name.count > 3 * longestName ? nil : name
  }

  private static func identifier(of node: Int, in tree: HTMLTree) -> ArraySlice<UInt8>? {
    guard let element = tree.nodes[node].element else { return nil }
    let range =
      tree.value(of: .id, in: node) ?? (element == .a ? tree.value(of: .name, in: node) : nil)
    guard let range, !range.isEmpty, range.count <= longestName else { return nil }
    let id = tree.bytes[range]
    return id.allSatisfy { $0 > 0x20 } ? id : nil
  }

  private static func prefixed(_ id: ArraySlice<UInt8>) -> [UInt8] {
    id.starts(with: prefix) ? Array(id) : prefix + id
  }
}
