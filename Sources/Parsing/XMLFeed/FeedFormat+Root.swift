import Markup
import WebText

extension FeedFormat {
  var isAtom: Bool { self == .atom03 || self == .atom10 }

  /// The format that a root element begins; nil when it begins no feed.
  init?(root: FeedElement, element: XMLElement) {
    let version = element.attributes[FeedAttribute.version.rawValue]?.trimmingBlanks
    switch root {
    case .rss: self = FeedFormat(rssVersion: version)
    case .rdf: self = .rss10
    case .feed: self = version == "0.3" || version == "0.2" ? .atom03 : .atom10
    case .entry: self = .atom10
    case .channel: self = element.attributes.isCDF ? .cdf : .unknown
    default: return nil
    }
  }

  /// The version that a namespace belongs to; nil where it says nothing.
  init?(namespace: String?) {
    guard let namespace else { return nil }
    if namespace.hasPhrase("purl.org/atom/ns") {
      self = .atom03
    } else if namespace.hasPhrase("rdf/simple/0.9") {
      self = .rss090
    } else {
      return nil
    }
  }

  private init(rssVersion version: String?) {
    switch version {
    case "0.90": self = .rss090
    case "0.91": self = .rss091
    case "0.92": self = .rss092
    case "0.93": self = .rss093
    case "0.94": self = .rss094
    case "1.0": self = .rss10
    // Whoever leaves the version out means the current one.
    case nil, "": self = .rss20
    case .some(let version) where version.hasPrefix("2"): self = .rss20
    default: self = .unknown
    }
  }
}

extension XMLAttributes {
  /// A channel that is a root is CDF's, whose members are attributes.
  fileprivate var isCDF: Bool { self[FeedAttribute.href.rawValue] != nil || count == 0 }
}
