extension OPMLDocument {
  /// The list as OPML 2.0, in UTF-8; reading it again gives the same feeds in the same folders.
  ///
  /// Folders become outlines where their first feed is; feeds of one folder stay together, in order.
  public func write() -> [UInt8] {
    var writer = OPMLWriter()
    writer.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    let foreign = namespaces.map { writer.attribute("xmlns:" + $0.name, $0.value) }.joined()
    let own = writer.attribute("xmlns:" + OPMLNamespace.prefix, OPMLNamespace.uri)
    writer.line("<opml version=\"2.0\"\(own)\(foreign)>")
    writer.line("  <head>")
    if let title { writer.line("    <title>\(writer.escaped(title))</title>") }
    writer.line("  </head>")
    writer.line("  <body>")
    OPMLFolder(feeds: outlines).write(to: &writer, depth: 2)
    writer.line("  </body>")
    writer.line("</opml>")
    return writer.bytes
  }
}

/// The feeds and folders in one folder, in the order of first appearance.
private struct OPMLFolder {
  private typealias Placed = (path: ArraySlice<Substring>, feed: OPMLFeed)
  private enum Member {
    case feed(OPMLFeed)
    case folder(name: String, number: Int)
  }

  private var members: [Member] = []
  private var folders: [[Placed]] = []

  init(feeds: [OPMLFeed]) {
    self.init(feeds.map { (path: ($0.folder ?? "").split(separator: "/")[...], feed: $0) })
  }

  private init(_ feeds: [Placed]) {
    var numbers: [Substring: Int] = [:]
    for (path, feed) in feeds {
      guard let name = path.first else {
        members.append(.feed(feed))
        continue
      }
      let number = numbers[name] ?? folders.count
      if number == folders.count {
        numbers[name] = number
        folders.append([])
        members.append(.folder(name: String(name), number: number))
      }
      folders[number].append((path: path.dropFirst(), feed: feed))
    }
  }

  func write(to writer: inout OPMLWriter, depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    for member in members {
      switch member {
      case .feed(let feed):
        writer.line("\(indent)<outline\(writer.attributes(of: feed))/>")
      case .folder(let name, let number):
        writer.line(
          "\(indent)<outline\(writer.attribute("text", name))\(writer.attribute("title", name))>")
        OPMLFolder(folders[number]).write(to: &writer, depth: depth + 1)
        writer.line("\(indent)</outline>")
      }
    }
  }
}

/// Collects the lines of an OPML document.
private struct OPMLWriter {
  private(set) var bytes: [UInt8] = []

  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  func attributes(of feed: OPMLFeed) -> String {
    let title = feed.title ?? feed.url
    // Readers want a type; one that the list already names is among the kept attributes.
    let hasType = feed.attributes.contains { $0.name.lowercased() == "type" }
    var text = hasType ? "" : attribute("type", "rss")
    text += attribute("text", title)
    if feed.title != nil { text += attribute("title", title) }
    text += attribute("xmlUrl", feed.url)
    if let siteURL = feed.siteURL { text += attribute("htmlUrl", siteURL) }
    if let summary = feed.summary { text += attribute("description", summary) }
    if !feed.tags.isEmpty {
      text += attribute("category", feed.tags.map(OPMLTag.encoded).joined(separator: ","))
    }
    let prefix = OPMLNamespace.prefix
    if let seconds = feed.intervalSeconds { text += attribute("\(prefix):interval", "\(seconds)") }
    if feed.isFullText { text += attribute("\(prefix):fullText", "true") }
    if feed.isPaused { text += attribute("\(prefix):paused", "true") }
    return text + feed.attributes.map { attribute($0.name, $0.value) }.joined()
  }

  func attribute(_ name: String, _ value: String) -> String {
    " \(name)=\"\(escaped(value))\""
  }

  /// Line breaks in values are written as references, or reading would make blanks of them.
  func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\r", "\t": escaped += "&#\(scalar.value);"
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
