import Markup

/// The attributes of one outline, sorted by what they mean.
///
/// Names are compared without case: `xmlUrl`, `xmlurl` and `XMLURL` are all in use.
struct OPMLOutline {
  private(set) var address: String?
  private(set) var title: String?
  private(set) var namespaces: [OPMLAttribute] = []
  private var text: String?
  private var plainURL: String?
  private var type: String?
  private var siteURL: String?
  private var summary: String?
  private var categories: [String] = []
  private var intervalSeconds: Int?
  private var isFullText = false
  private var isPaused = false
  private var others: [OPMLAttribute] = []

  init(_ attributes: XMLAttributes) {
    for index in 0..<attributes.count {
      let name = String(decoding: attributes.localName(at: index), as: UTF8.self)
      let value = attributes.value(at: index)
      if let prefix = attributes.prefix(at: index) {
        takeForeign(prefix, name: name, value: value)
      } else {
        take(name, value)
      }
    }
    title = title ?? text
    let isFeed = type.map { ["rss", "atom", "rdf", "feed"].contains($0.lowercased()) } ?? false
    if address == nil, isFeed { address = plainURL }
  }

  /// The feed that the outline is.
  func feed(at url: String) -> OPMLFeed {
    var feed = OPMLFeed(url: url, title: title)
    feed.siteURL = siteURL
    feed.summary = summary
    feed.intervalSeconds = intervalSeconds
    feed.isFullText = isFullText
    feed.isPaused = isPaused
    feed.attributes = others
    for category in categories {
      // OPML 2.0: a path with slashes is a place in a taxonomy, a word without is a tag.
      let path = category.split(separator: "/").map { $0.trimmingBlanks }.filter { !$0.isEmpty }
      if category.hasPrefix("/"), feed.folder == nil, !path.isEmpty {
        feed.folder = path.joined(separator: "/")
      } else if let tag = OPMLTag.decoded(category).nonBlank, !feed.tags.contains(tag) {
        feed.tags.append(tag)
      }
    }
    return feed
  }

  private mutating func take(_ name: String, _ value: String) {
    switch name.lowercased() {
    case "xmlurl", "feedurl", "rssurl": address = address ?? value.nonBlank
    case "url": plainURL = value.nonBlank
    case "htmlurl", "weburl": siteURL = value.nonBlank
    case "title": title = value.nonBlank
    case "text": text = value.nonBlank
    case "description": summary = value.nonBlank
    case "category", "categories":
      categories = value.split(separator: ",").map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    case "type":
      type = value
      if value.lowercased() != "rss" { others.append(OPMLAttribute(name: name, value: value)) }
    default: others.append(OPMLAttribute(name: name, value: value))
    }
  }

  private mutating func takeForeign(
    _ prefix: (name: String, namespace: String?), name: String, value: String
  ) {
    guard prefix.namespace == OPMLNamespace.uri else {
      if let namespace = prefix.namespace {
        namespaces.append(OPMLAttribute(name: prefix.name, value: namespace))
      }
      others.append(OPMLAttribute(name: "\(prefix.name):\(name)", value: value))
      return
    }
    switch name {
    case "interval": intervalSeconds = Int(value).flatMap { $0 > 0 ? $0 : nil }
    case "fullText": isFullText = value == "true"
    case "paused": isPaused = value == "true"
    default: break
    }
  }
}

/// Tags in an OPML `category`, where a comma parts them and a slash begins a path.
enum OPMLTag {
  static func encoded(_ tag: String) -> String {
    let escaped = tag.replacing("%", with: "%25").replacing(",", with: "%2C")
    return escaped.hasPrefix("/") ? "%2F" + escaped.dropFirst() : escaped
  }

  static func decoded(_ category: String) -> String {
    category.replacing("%2F", with: "/").replacing("%2C", with: ",").replacing("%25", with: "%")
  }
}
