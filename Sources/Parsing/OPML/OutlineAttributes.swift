/// The attributes that an outline is written with.
///
/// What was read is written as it was read, as long as it still says what is so.
struct OutlineAttributes {
  /// The attributes in order.
  private(set) var list: [OPMLAttribute]

  /// Those of a folder.
  init(ofFolder name: String, from source: [OPMLAttribute]) {
    list = source
    guard OPMLOutline(source).title.map(OPMLFolder.name) != name else { return }
    set(["text"], to: name)
    set(["title"], to: name)
  }

  /// Those of a feed.
  init(of feed: OPMLFeed) {
    guard !feed.source.isEmpty else {
      list = []
      // Readers want a type; one that the list already names is among the kept attributes.
      if !feed.attributes.contains(where: { $0.name.lowercased() == "type" }) {
        list.append(OPMLAttribute(name: "type", value: "rss"))
      }
      set(["text"], to: feed.title ?? feed.url)
      write(feed, over: OPMLFeed(url: ""))
      list += feed.attributes
      return
    }
    list = feed.source
    let outline = OPMLOutline(feed.source)
    let address = outline.address ?? ""
    var former = outline.feed(at: OPMLReader.feedAddress(address) ?? address)
    if former.title == former.url { former.title = nil }
    write(feed, over: former)
  }

  /// Writes what differs from what the attributes say already.
  private mutating func write(_ feed: OPMLFeed, over former: OPMLFeed) {
    if feed.title != former.title {
      set(["text"], to: feed.title ?? feed.url)
      if feed.title != nil { set(["title"], to: feed.title) }
    }
    if feed.url != former.url { set(["xmlUrl", "feedUrl", "rssUrl", "url"], to: feed.url) }
    if feed.siteURL != former.siteURL { set(["htmlUrl", "webUrl"], to: feed.siteURL) }
    if feed.summary != former.summary { set(["description"], to: feed.summary) }
    if feed.tags != former.tags {
      let folders = categories.filter { OPMLTag.folder($0) != nil }
      let words = folders + feed.tags.map(OPMLTag.encoded)
      set(["category", "categories"], to: words.isEmpty ? nil : words.joined(separator: ","))
    }
    let prefix = OPMLNamespace.prefix
    if feed.intervalSeconds != former.intervalSeconds {
      set(["\(prefix):interval"], to: feed.intervalSeconds.map(String.init))
    }
    if feed.isFullText != former.isFullText {
      set(["\(prefix):fullText"], to: feed.isFullText ? "true" : nil)
    }
    if feed.isPaused != former.isPaused {
      set(["\(prefix):paused"], to: feed.isPaused ? "true" : nil)
    }
  }

  private var categories: [String] {
    list.filter { ["category", "categories"].contains($0.name.lowercased()) }
      .flatMap { $0.value.split(separator: ",") }.map { $0.trimmingBlanks }
  }

  /// Gives the first attribute of these names a value, or a new one of the first name; nil takes
  /// them away.
  private mutating func set(_ names: [String], to value: String?) {
    let lowered = names.map { $0.lowercased() }
    guard let value else { return list.removeAll { lowered.contains($0.name.lowercased()) } }
    if let place = list.firstIndex(where: { lowered.contains($0.name.lowercased()) }) {
      list[place].value = value
    } else {
      list.append(OPMLAttribute(name: names[0], value: value))
    }
  }
}
