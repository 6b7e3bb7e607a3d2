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
    OPMLTree(self).write(to: &writer, depth: 2)
    writer.line("  </body>")
    writer.line("</opml>")
    return writer.bytes
  }
}

/// The feeds and folders in one folder, in the order of first appearance.
private struct OPMLTree {
  private enum Content {
    case feed(OPMLFeed)
    case folder([OPMLAttribute])
  }
  private enum Member {
    case feed(OPMLFeed)
    case folder(name: String, number: Int)
  }
  private typealias Placed = (path: ArraySlice<Substring>, content: Content)

  private var members: [Member] = []
  private var folders: [[Placed]] = []
  private var sources: [[OPMLAttribute]] = []

  init(_ document: OPMLDocument) {
    let declared = Set(document.folders.map(\.path))
    var placed: [Placed] = []
    var folders = document.folders.sorted { $0.feedsBefore < $1.feedsBefore }[...]
    for (number, feed) in document.outlines.enumerated() {
      while let folder = folders.first, folder.feedsBefore <= number {
        placed.append((folder.path.split(separator: "/")[...], .folder(folder.source)))
        folders.removeFirst()
      }
      // A list without folders may name them in categories, which are written as they stood.
      let isNested = feed.folder.map { declared.contains($0) || $0 != feed.categoryFolder } ?? false
      let path = isNested ? feed.folder ?? "" : ""
      placed.append((path.split(separator: "/")[...], .feed(feed)))
    }
    placed += folders.map { ($0.path.split(separator: "/")[...], .folder($0.source)) }
    self.init(placed)
  }

  private init(_ contents: [Placed]) {
    var numbers: [Substring: Int] = [:]
    for (path, content) in contents {
      guard let name = path.first else {
        if case .feed(let feed) = content { members.append(.feed(feed)) }
        continue
      }
      let number = numbers[name] ?? folders.count
      if number == folders.count {
        numbers[name] = number
        folders.append([])
        sources.append([])
        members.append(.folder(name: String(name), number: number))
      }
      if path.count == 1, case .folder(let source) = content {
        sources[number] = source
      } else {
        folders[number].append((path.dropFirst(), content))
      }
    }
  }

  func write(to writer: inout OPMLWriter, depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    for member in members {
      switch member {
      case .feed(let feed):
        writer.line("\(indent)<outline\(writer.attributes(OutlineAttributes(of: feed)))/>")
      case .folder(let name, let number):
        let attributes = OutlineAttributes(ofFolder: name, from: sources[number])
        let tag = "\(indent)<outline\(writer.attributes(attributes))"
        guard !folders[number].isEmpty else {
          writer.line(tag + "/>")
          continue
        }
        writer.line(tag + ">")
        OPMLTree(folders[number]).write(to: &writer, depth: depth + 1)
        writer.line("\(indent)</outline>")
      }
    }
  }
}

extension OPMLFeed {
  /// The folder that a category of its outline names.
  fileprivate var categoryFolder: String? { OPMLOutline(source).feed(at: url).folder }
}

/// Collects the lines of an OPML document.
private struct OPMLWriter {
  private(set) var bytes: [UInt8] = []

  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(UInt8(ascii: "\n"))
  }

  func attributes(_ attributes: OutlineAttributes) -> String {
    attributes.list.map { attribute($0.name, $0.value) }.joined()
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
