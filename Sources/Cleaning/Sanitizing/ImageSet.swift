import Markup

/// The pictures of a `srcset` attribute (HTML Standard §4.8.4.3.8, parsing).
struct ImageSet {
  /// A picture and for which size or density it is.
  struct Candidate {
    /// Its address as written.
    var address: ArraySlice<UInt8>
    /// `2x` or `640w`; empty when there is none.
    var descriptor: ArraySlice<UInt8>
  }

  /// The pictures in their order.
  private(set) var candidates: [Candidate] = []

  /// How many pictures are read; real sets have a dozen.
  private static let limit = 64

  init(_ value: ArraySlice<UInt8>) {
    let comma = UInt8(ascii: ",")
    var rest = value
    while candidates.count < ImageSet.limit {
      rest = rest.drop { $0.isHTMLSpace || $0 == comma }
      guard !rest.isEmpty else { return }
      var address = rest.prefix { !$0.isHTMLSpace }
      rest = rest.dropFirst(address.count)
      var descriptor: ArraySlice<UInt8> = []
      if address.last == comma {
        while address.last == comma { address.removeLast() }
      } else {
        descriptor = rest.prefix { $0 != comma }
        rest = rest.dropFirst(descriptor.count)
      }
      candidates.append(Candidate(address: address, descriptor: ImageSet.checked(descriptor)))
    }
  }

  /// The first word of a descriptor when it is a width, a height or a density.
  private static func checked(_ descriptor: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let word = descriptor.drop(while: \.isHTMLSpace).prefix { !$0.isHTMLSpace }
    guard word.count <= 12, let unit = word.last, "xwh".utf8.contains(unit),
      word.dropLast().allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }), word.count > 1
    else { return [] }
    return word
  }
}
