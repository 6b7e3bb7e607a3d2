import Markup
import WebText

/// Where a picture really is, and whether it is one.
struct ImageSource {
  /// The address of the picture.
  private(set) var address: String?
  /// The same picture in other sizes.
  private(set) var set: String?
  /// True when it only keeps the place of the picture that a script would load.
  private(set) var isPlaceholder = false

  /// Where scripts find the address of what they load when it comes into view.
  private static let lazyAddresses: [HTMLAttributeName] = [
    .dataSrc, .dataLazySrc, .dataOriginal, .dataLazy, .dataHiResSrc, .dataFullSrc, .dataActualsrc,
    .dataCfsrc, .dataEcho, .dataImgSrc,
  ]
  private static let sets: [HTMLAttributeName] = [.dataSrcset, .dataLazySrcset, .srcset]

  /// Nil when nothing is to be shown: no address at all, or a picture that only counts readers.
  init?(of node: Int, in tree: HTMLTree, addresses: AddressPolicy) {
    let lazy = Self.lazyAddress(of: node, in: tree, addresses: addresses)
    address =
      lazy ?? Self.value(of: .src, in: node, of: tree).flatMap(addresses.image)
    set = Self.set(of: node, in: tree, addresses: addresses)
    // A set that holds nothing but fillers is no choice.
    if address?.hasPrefix("http") == true, set?.hasPrefix("data:") == true { set = nil }
    guard let shown = address ?? set else { return nil }
    if let address, TrackingPixel.isOne(node, in: tree, address: address) { return nil }
    isPlaceholder = lazy == nil && set == nil && Self.isFiller(shown)
  }

  /// Where sound, film or a frame really is; nil when nowhere.
  static func media(of node: Int, in tree: HTMLTree, addresses: AddressPolicy) -> String? {
    value(of: .src, in: node, of: tree).flatMap(addresses.media)
      ?? lazyAddress(of: node, in: tree, addresses: addresses)
  }

  /// The pictures of several sizes, where scripts find them first.
  static func set(of node: Int, in tree: HTMLTree, addresses: AddressPolicy) -> String? {
    for name in sets {
      if let value = value(of: name, in: node, of: tree), let set = addresses.imageSet(value) {
        return set
      }
    }
    return nil
  }

  private static func lazyAddress(
    of node: Int, in tree: HTMLTree, addresses: AddressPolicy
  ) -> String? {
    for index in tree.attributes(of: node) where lazyAddresses.contains(tree.attributes[index].name)
    {
      let value = tree.bytes[tree.attributes[index].value].trimmingHTMLSpace()
      if looksLikeAddress(value), let address = addresses.media(value) { return address }
    }
    return nil
  }

  /// False for `true`, `1`, a template with places to fill in, and data of a script.
  private static func looksLikeAddress(_ value: ArraySlice<UInt8>) -> Bool {
    value.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ".") }
      && !value.contains(UInt8(ascii: "{"))
  }

  private static func value(
    of name: HTMLAttributeName, in node: Int, of tree: HTMLTree
  ) -> ArraySlice<UInt8>? {
    guard let range = tree.value(of: name, in: node) else { return nil }
    let value = tree.bytes[range].trimmingHTMLSpace()
    return value.isEmpty ? nil : value
  }

  /// True for a picture in the address itself, and for files whose names say that they show nothing.
  private static func isFiller(_ address: String) -> Bool {
    if address.hasPrefix("data:") { return true }
    let path = address.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let file = path.suffix(64).split(separator: UInt8(ascii: "/")).last ?? path
    let name = String(decoding: file.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self).lowercased()
    return fillers.contains(name)
  }

  private static let fillers: Set<String> = [
    "blank", "spacer", "placeholder", "transparent", "empty", "pixel", "1x1", "lazy", "lazyload",
    "lazy_placeholder", "loading", "loader", "grey", "gray", "clear", "trans",
  ]
}
