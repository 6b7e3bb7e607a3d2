import Markup
import WebText

/// Pictures that are there to count readers.
enum TrackingPixel {
  /// True when a picture is too small to be seen, hidden, or from a counter.
  static func isOne(_ node: Int, in tree: HTMLTree, address: String) -> Bool {
    guard address.hasPrefix("http") else { return false }
    if isTiny(
      width: pixels(.width, of: node, in: tree), height: pixels(.height, of: node, in: tree))
    {
      return true
    }
    if let style = tree.value(of: .style, in: node), isHidden(tree.bytes[style]) { return true }
    return isCounter(address)
  }

  /// True for the services whose pictures are never worth seeing, and for what is named as a beacon.
  static func isCounter(_ address: String) -> Bool {
    guard let url = WebURL(parsing: address), let host = url.host else { return false }
    if hosts.contains(host) { return true }
    let label = host.prefix { $0 != "." }
    if beaconLabels.contains(String(label)) { return true }
    let path = url.path.lowercased()
    if files.contains(where: { path.hasSuffix($0) }) { return true }
    return places.contains { place in
      CanonicalHost.isHost(host, within: place.host) && path.hasPrefix(place.path)
        && (place.path.hasSuffix("/") || path.dropFirst(place.path.count).first ?? "/" == "/")
    }
  }

  /// Nothing, a dot, or a line of no width; one length alone makes the other as small.
  private static func isTiny(width: Int?, height: Int?) -> Bool {
    switch (width, height) {
    case (0, _), (_, 0), (1, nil), (nil, 1): true
    case (let width?, let height?): width <= 2 && height <= 2
    default: false
    }
  }

  private static func pixels(
    _ name: HTMLAttributeName, of node: Int, in tree: HTMLTree
  ) -> Int? {
    guard let range = tree.value(of: name, in: node), range.count <= 16 else { return nil }
    let value = tree.bytes[range].trimmingHTMLSpace()
    let digits = value.prefix(while: \.isDigit)
    return value.contains(UInt8(ascii: "%")) ? nil : Int(String(decoding: digits, as: UTF8.self))
  }

  private static func isHidden(_ style: ArraySlice<UInt8>) -> Bool {
    let squeezed = style.filter { !$0.isHTMLSpace }.map { $0.isLetter ? $0 | 0x20 : $0 }
    let declarations = String(decoding: squeezed, as: UTF8.self).split(separator: ";")
    func has(_ property: String, _ values: [String]) -> Bool {
      declarations.contains { declaration in
        guard declaration.hasPrefix(property + ":") else { return false }
        let value = declaration.dropFirst(property.utf8.count + 1)
        return values.contains { value == $0 || value == $0 + "!important" }
      }
    }
    if has("display", ["none"]) || has("visibility", ["hidden"]) { return true }
    let tiny = ["0", "0px", "1px"]
    return has("width", tiny) && has("height", tiny)
  }
}

extension TrackingPixel {
  /// Counters of feeds, letters and advertisers.
  private static let hosts: Set<String> = [
    "stats.wordpress.com", "feeds.wordpress.com", "feedads.g.doubleclick.net",
    "ad.doubleclick.net", "googleads.g.doubleclick.net", "b.scorecardresearch.com",
    "sb.scorecardresearch.com", "www.google-analytics.com", "ssl.google-analytics.com",
    "stats.g.doubleclick.net", "pi.feedsportal.com", "da.feedsportal.com",
    "counter.theconversation.com", "da.rss-feeds.info", "c.statcounter.com",
    "secure.statcounter.com",
    "mc.yandex.ru", "counter.yadro.ru", "top-fwz1.mail.ru",
    "feeds.feedblitz.com", "track.hubspot.com", "eotrx.substackcdn.com", "hits.sh",
    "hits.seeyoufarm.com", "visitor-badge.laobi.icu", "count.getloli.com",
  ]

  /// The first label of hosts that serve nothing else.
  private static let beaconLabels: Set<String> = [
    "pixel", "pixels", "beacon", "beacons",
  ]

  /// The ends of paths by which beacons are called.
  private static let files = [
    "/pixel.gif", "/beacon.gif", "/1x1.gif", "/1x1.png", "/__utm.gif", "/__ptq.gif",
    "/count.gif", "/counter.gif", "/track.gif", "/tracking.gif", "/tracker.gif", "/open.gif",
    "/open.php", "/wf/open", "/pixel", "/beacon",
  ]

  /// Where a service that shows real pictures too has its counter.
  private static let places: [(host: String, path: String)] = [
    ("met.vgwort.de", "/"),
    ("facebook.com", "/tr"), ("medium.com", "/_/stat"), ("substack.com", "/open"),
    ("list-manage.com", "/track/open"), ("feedburner.com", "/~r/"), ("feedburner.com", "/~ff/"),
    ("feedburner.com", "/~4/"), ("amazon-adsystem.com", "/e/ir"), ("assoc-amazon.com", "/e/ir"),
    ("quantserve.com", "/pixel"), ("wp.com", "/g.gif"), ("wp.com", "/b.gif"),
    ("linkedin.com", "/px"), ("twitter.com", "/i/adsct"), ("bat.bing.com", "/action"),
  ]
}

extension ArraySlice<UInt8> {
  /// The bytes without whitespace at both ends.
  func trimmingHTMLSpace() -> ArraySlice<UInt8> {
    let start = drop(while: \.isHTMLSpace)
    return start.prefix(upTo: (start.lastIndex { !$0.isHTMLSpace } ?? start.startIndex - 1) + 1)
  }
}
