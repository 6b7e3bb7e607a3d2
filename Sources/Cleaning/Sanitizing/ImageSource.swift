import Markup
import WebText

/// Where a picture really is, and whether it is one.
struct ImageSource {
  /// The address of the picture.
  var address: String?
  /// The same picture in other sizes.
  var set: String?

  /// Where scripts find the address of a picture which they load when it comes into view.
  private static let lazyAddresses: [HTMLAttributeName] = [.dataSrc, .dataLazySrc, .dataOriginal]
  private static let sources: [HTMLAttributeName] = [.src]
  private static let sets: [HTMLAttributeName] = [.dataSrcset, .dataLazySrcset, .srcset]

  /// Nil when nothing is to be shown: no address at all, or a picture that only counts readers.
  init?(of node: Int, in tree: HTMLTree, addresses: AddressPolicy) {
    func value(_ names: [HTMLAttributeName]) -> ArraySlice<UInt8>? {
      for name in names {
        if let range = tree.value(of: name, in: node) {
          let value = tree.bytes[range].trimmingHTMLSpace()
          if !value.isEmpty { return value }
        }
      }
      return nil
    }
    address =
      value(Self.lazyAddresses).flatMap(addresses.media)
      ?? value(Self.sources).flatMap(addresses.image)
    set = value(Self.sets).flatMap(addresses.imageSet)
    guard address != nil || set != nil else { return nil }
    if let address, TrackingPixel.isOne(node, in: tree, address: address) { return nil }
  }
}

/// Pictures that are there to count readers.
enum TrackingPixel {
  /// Services whose pictures are never worth seeing: counters of feeds, letters and advertisers.
  private static let hosts: Set<String> = [
    "pixel.wp.com", "stats.wordpress.com", "feeds.wordpress.com", "feedads.g.doubleclick.net",
    "ad.doubleclick.net", "pixel.quantserve.com", "b.scorecardresearch.com",
    "sb.scorecardresearch.com",
    "www.google-analytics.com", "ssl.google-analytics.com", "pixel.facebook.com",
    "pi.feedsportal.com",
    "da.feedsportal.com", "counter.theconversation.com", "da.rss-feeds.info",
  ]

  /// True when a picture is too small to be seen, hidden, or from a counter.
  static func isOne(_ node: Int, in tree: HTMLTree, address: String) -> Bool {
    guard address.hasPrefix("http") else { return false }
    if let width = pixels(.width, of: node, in: tree),
      let height = pixels(.height, of: node, in: tree),
      width <= 2, height <= 2
    {
      return true
    }
    if let style = tree.value(of: .style, in: node), isHidden(tree.bytes[style]) { return true }
    let rest = address.utf8.dropFirst(address.hasPrefix("https") ? 8 : 7)
    guard let hostEnd = rest.firstIndex(of: UInt8(ascii: "/")) else { return false }
    return hosts.contains(String(address[rest.startIndex..<hostEnd]))
  }

  private static func pixels(
    _ name: HTMLAttributeName, of node: Int, in tree: HTMLTree
  ) -> Int? {
    guard let range = tree.value(of: name, in: node) else { return nil }
    let digits = tree.bytes[range].trimmingHTMLSpace().prefix(while: \.isDigit)
    return Int(String(decoding: digits, as: UTF8.self))
  }

  private static func isHidden(_ style: ArraySlice<UInt8>) -> Bool {
    let squeezed = style.filter { !$0.isHTMLSpace }.map { $0.isLetter ? $0 | 0x20 : $0 }
    let text = String(decoding: squeezed, as: UTF8.self)
    if text.hasPhrase("display:none") || text.hasPhrase("visibility:hidden") { return true }
    let declarations = text.split(separator: ";")
    let tiny = ["0", "0px", "1px"]
    return declarations.contains {
      $0.hasPrefix("width:") && tiny.contains(String($0.dropFirst(6)))
    }
      && declarations.contains { $0.hasPrefix("height:") && tiny.contains(String($0.dropFirst(7))) }
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without whitespace at both ends.
  func trimmingHTMLSpace() -> ArraySlice<UInt8> {
    let start = drop(while: \.isHTMLSpace)
    return start.prefix(upTo: (start.lastIndex { !$0.isHTMLSpace } ?? start.startIndex - 1) + 1)
  }
}
