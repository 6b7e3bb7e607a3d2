/// The list of active formatting elements (HTML Standard §13.2.4.3).
///
/// It is bounded: the standard's is not, and each paragraph of a hostile page would open them all
/// again. What no longer fits is forgotten from the oldest on, which is closed in the end all the same.
struct FormattingList {
  /// An element that is opened again when need be, or a marker that keeps what is before it out.
  struct Entry {
    var node: Int32
    var name: NameNumber
    var element: HTMLElement
    var first: UInt32
    var count: UInt32

    static let marker = Entry(
      node: HTMLTreeDraft.none, name: NameNumber(.unknown), element: .unknown, first: 0, count: 0)

    @inline(__always)
    var isMarker: Bool { node < 0 }
  }

  private(set) var entries: [Entry] = []

  @inline(__always)
  var last: Entry? { entries.last }

  mutating func pushMarker() { entries.append(.marker) }

  /// Adds an element; of four that are alike the first goes (the "Noah's Ark clause").
  mutating func push(_ entry: Entry, limit: Int, attributes: [HTMLTree.Attribute], _ text: HTMLText)
  {
    var alike = 0
    var earliest = 0
    for index in stride(from: entries.count - 1, through: 0, by: -1) {
      let other = entries[index]
      if other.isMarker { break }
      guard other.element == entry.element, other.count == entry.count,
        FormattingList.haveSame(other, entry, attributes, text)
      else { continue }
      alike += 1
      earliest = index
    }
    if alike >= 3 {
      entries.remove(at: earliest)
    } else if entries.count >= limit, let oldest = entries.firstIndex(where: { !$0.isMarker }) {
      entries.remove(at: oldest)
    }
    entries.append(entry)
  }

  /// Takes all away up to the last marker.
  mutating func clearToMarker() {
    while let entry = entries.popLast(), !entry.isMarker {}
  }

  /// The place of the last element of this name behind the last marker.
  func lastIndex(of element: HTMLElement) -> Int? {
    for index in stride(from: entries.count - 1, through: 0, by: -1) {
      if entries[index].isMarker { return nil }
      if entries[index].element == element { return index }
    }
    return nil
  }

  func index(of node: Int32) -> Int? { entries.lastIndex { $0.node == node } }

  mutating func remove(at index: Int) { entries.remove(at: index) }

  mutating func insert(_ entry: Entry, at index: Int) {
    entries.insert(entry, at: min(index, entries.count))
  }

  mutating func replaceNode(at index: Int, by node: Int32) { entries[index].node = node }

  /// More attributes than these are compared in the order in which they are written.
  private static let mostInAnyOrder = 16

  private static func haveSame(
    _ one: Entry, _ other: Entry, _ attributes: [HTMLTree.Attribute], _ text: HTMLText
  ) -> Bool {
    let count = Int(one.count)
    func isSame(_ first: Int, _ second: Int) -> Bool {
      let (first, second) = (
        attributes[Int(one.first) + first], attributes[Int(other.first) + second]
      )
      return first.number == second.number && text.isEqual(first, second)
    }
    if (0..<count).allSatisfy({ isSame($0, $0) }) { return true }
    guard count <= mostInAnyOrder else { return false }
    return (0..<count).allSatisfy { first in (0..<count).contains { isSame(first, $0) } }
  }
}

/// Where texts are while a document is read: in the source, or behind it as they were decoded.
struct HTMLText {
  let source: UnsafeBufferPointer<UInt8>
  let decoded: [UInt8]

  /// Whether the values of two attributes are the same bytes.
  func isEqual(_ one: HTMLTree.Attribute, _ other: HTMLTree.Attribute) -> Bool {
    one.count == other.count
      && (0..<Int(one.count)).allSatisfy {
        byte(Int(one.start) + $0) == byte(Int(other.start) + $0)
      }
  }

  private func byte(_ index: Int) -> UInt8 {
    index < source.count ? source[index] : decoded[index - source.count]
  }
}
