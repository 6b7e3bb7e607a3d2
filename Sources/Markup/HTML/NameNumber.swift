/// The number of a name: that of an element or attribute which is known, or above these the place of
/// the name among a document's unknown ones.
struct NameNumber: Equatable, Sendable {
  let value: Int32

  private static let firstUnknown: Int32 = 256

  init(_ element: HTMLElement) { value = Int32(element.rawValue) }
  init(known: Int32) { value = known }
  init(unknown number: Int32) { value = NameNumber.firstUnknown &+ number }

  /// The place among the unknown names; nil for one that is known.
  var unknown: Int32? { value >= NameNumber.firstUnknown ? value - NameNumber.firstUnknown : nil }

  /// The element of this name.
  @inline(__always)
  var element: HTMLElement {
    HTMLElement(rawValue: UInt8(truncatingIfNeeded: min(value, 255))) ?? .unknown
  }

  /// The attribute of this name.
  @inline(__always)
  var attributeName: HTMLAttributeName {
    HTMLAttributeName(rawValue: UInt8(truncatingIfNeeded: min(value, 255))) ?? .other
  }
}
