import Markup

/// The attributes of one outline, sorted by what they mean.
///
/// Names are compared without case: `xmlUrl`, `xmlurl` and `XMLURL` are all in use.
struct OPMLOutline {
  /// All attributes, in the order of the document.
  private(set) var source: [OPMLAttribute] = []
  private(set) var address: String?
  private(set) var title: String?
  private(set) var namespaces: [OPMLAttribute] = []
  private(set) var type: String?
  private(set) var plainURL: String?
  private var text: String?
  private var siteURL: String?
  private var summary: String?
  private var categories: [String] = []
  private var intervalSeconds: Int?
  private var othersInterval: Int?
  private var isFullText = false
  private var isPaused = false
  private var others: [OPMLAttribute] = []

  /// Reads the attributes of an element; Winnow's own get Winnow's prefix, whatever they have here.
  init(_ attributes: XMLAttributes) {
    var source: [OPMLAttribute] = []
    for index in 0..<attributes.count {
      var name = String(decoding: attributes.localName(at: index), as: UTF8.self)
      if let prefix = attributes.prefix(at: index) {
        let isOwn = prefix.namespace == OPMLNamespace.uri
        name = "\(isOwn ? OPMLNamespace.prefix : prefix.name):\(name)"
        if !isOwn, let namespace = prefix.namespace {
          namespaces.append(OPMLAttribute(name: prefix.name, value: namespace))
        }
      }
      source.append(OPMLAttribute(name: name, value: attributes.value(at: index)))
    }
    take(source)
  }

  /// Reads attributes that were kept.
  init(_ source: [OPMLAttribute]) { take(source) }

  private mutating func take(_ source: [OPMLAttribute]) {
    self.source = source
    for attribute in source { take(attribute.name, attribute.value) }
    title = title ?? text
    let isFeed = type.map { ["rss", "atom", "rdf", "feed"].contains($0.lowercased()) } ?? false
    if address == nil, isFeed { address = plainURL }
  }

  /// Whether it can be a folder without anything in it.
  var isFolder: Bool {
    address == nil && plainURL == nil && title != nil && (type == nil || type == "folder")
  }

  /// The feed that the outline is.
  func feed(at url: String) -> OPMLFeed {
    var feed = OPMLFeed(url: url, title: title)
    feed.source = source
    feed.siteURL = siteURL
    feed.summary = summary
    feed.intervalSeconds = intervalSeconds ?? othersInterval
    feed.isFullText = isFullText
    feed.isPaused = isPaused
    feed.attributes = others
    for category in categories {
      if let folder = OPMLTag.folder(category) {
        feed.folder = feed.folder ?? folder
      } else if let tag = OPMLTag.decoded(category).nonBlank, !feed.tags.contains(tag) {
        feed.tags.append(tag)
      }
    }
    return feed
  }

  private mutating func take(_ name: String, _ value: String) {
    switch name.lowercased() {
    case "winnow:interval": intervalSeconds = Int(value).flatMap { $0 > 0 ? $0 : nil }
    case "winnow:fulltext": isFullText = value == "true"
    case "winnow:paused": isPaused = value == "true"
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
    case "updateinterval":
      // Liferea's, in minutes; -1 is its default.
      othersInterval = Int(value).flatMap { (1...1_440).contains($0) ? $0 * 60 : nil }
      others.append(OPMLAttribute(name: name, value: value))
    default: others.append(OPMLAttribute(name: name, value: value))
    }
  }
}

/// Tags in an OPML `category`, where a comma parts them and a slash begins a path.
enum OPMLTag {
  /// The folder that a category names (OPML 2.0: a path with slashes is a place in a taxonomy); nil
  /// for a tag.
  static func folder(_ category: String) -> String? {
    guard category.hasPrefix("/") else { return nil }
    let path = category.split(separator: "/").map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    return path.isEmpty ? nil : path.joined(separator: "/")
  }

  static func encoded(_ tag: String) -> String {
    let escaped = tag.replacing("%", with: "%25").replacing(",", with: "%2C")
    return escaped.hasPrefix("/") ? "%2F" + escaped.dropFirst() : escaped
  }

  static func decoded(_ category: String) -> String {
    category.replacing("%2F", with: "/").replacing("%2C", with: ",").replacing("%25", with: "%")
  }
}
