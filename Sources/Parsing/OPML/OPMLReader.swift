import Markup
import WebText

/// Follows an OPML document and keeps its feeds.
final class OPMLReader: XMLHandler {
  private enum Element: UInt16 {
    case other, opml, head, body, title, outline
  }

  /// An open element: the folder it adds to the path, if any.
  private struct Level {
    var element: Element
    var folder: String?
    /// Whether it is a folder even with nothing in it.
    var isFolder = false
    var line: Int
    var hasContent = false
  }

  private(set) var root: String?
  private(set) var title: String?
  private(set) var feeds: [OPMLFeed] = []
  private(set) var folders: [OPMLFolder] = []
  private(set) var namespaces: [OPMLAttribute] = []
  private(set) var warnings: [ParsingWarning] = []
  private var levels: [Level] = []
  private var text: [UInt8] = []
  private var hasOutlines = false
  private var cursor: XMLCursor?
  private var knownFolders: Set<String> = []

  /// Whether the document is OPML; a broken one may have lost its root.
  var isOPML: Bool { root == "opml" || hasOutlines }

  func restart(at cursor: XMLCursor) {
    self.cursor = cursor
    root = nil
    title = nil
    feeds = []
    folders = []
    knownFolders = []
    namespaces = []
    warnings = []
    levels = []
    hasOutlines = false
  }

  func code(of name: XMLName) -> UInt16 {
    guard !name.isAttribute else { return 0 }
    return switch name.localName.lowercased() {
    case "opml": Element.opml.rawValue
    case "head": Element.head.rawValue
    case "body": Element.body.rawValue
    case "title": Element.title.rawValue
    case "outline": Element.outline.rawValue
    default: Element.other.rawValue
    }
  }

  func startElement(_ element: XMLElement) {
    let kind = Element(rawValue: element.code) ?? .other
    if root == nil { root = String(decoding: element.localName, as: UTF8.self).lowercased() }
    text.removeAll(keepingCapacity: true)
    var level = Level(element: kind, line: cursor?.line ?? 1)
    if kind == .outline {
      hasOutlines = true
      let outline = OPMLOutline(element.attributes)
      level.folder = take(outline, at: level.line)
      level.isFolder = level.folder != nil && outline.isFolder
      level.hasContent = level.folder == nil
      if let parent = levels.indices.last { levels[parent].hasContent = true }
    }
    levels.append(level)
  }

  func endElement(code: UInt16) {
    guard let level = levels.popLast() else { return }
    switch level.element {
    case .title:
      if levels.last?.element == .head, title == nil {
        title = String(decoding: text, as: UTF8.self).nonBlank
      }
    case .outline:
      guard !level.hasContent, !level.isFolder else { break }
      if level.folder?.isEmpty == false, let last = folders.popLast() {
        knownFolders.remove(last.path)
      }
      warn("an outline without an address and without outlines in it", line: level.line)
    default:
      break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard levels.last?.element == .title, text.count < 4_096 else { return }
    text.append(contentsOf: bytes)
  }

  /// Keeps a feed; the name of the folder that an outline without an address is.
  private func take(_ outline: OPMLOutline, at line: Int) -> String? {
    for namespace in outline.namespaces where !namespaces.contains(namespace) {
      namespaces.append(namespace)
    }
    guard let address = outline.address else {
      return declare(outline)
    }
    guard let url = OPMLReader.feedAddress(address) else {
      warn("\(address.prefix(200)) is no address that can be fetched", line: line)
      return nil
    }
    var feed = outline.feed(at: url)
    feed.folder = path ?? feed.folder
    feed.line = line
    feeds.append(feed)
    return nil
  }

  private func warn(_ message: String, line: Int) {
    guard warnings.count < ParsingLimits.warnings else { return }
    warnings.append(ParsingWarning(code: "invalid-outline", message: message, line: line))
  }

  /// The folders that are open, from the outermost; nil at the top.
  private var path: String? {
    let nesting = levels.compactMap(\.folder).filter { !$0.isEmpty }.map(OPMLFolder.name)
    return nesting.isEmpty ? nil : nesting.joined(separator: "/")
  }

  /// Keeps a folder, where it is mentioned first; returns its name.
  private func declare(_ outline: OPMLOutline) -> String {
    guard let title = outline.title else { return "" }
    let own = OPMLFolder.name(title)
    let path = path.map { "\($0)/\(own)" } ?? own
    if knownFolders.insert(path).inserted {
      folders.append(OPMLFolder(path: path, feedsBefore: feeds.count, source: outline.source))
    }
    return title
  }

  /// The address to fetch; nil where it is none of the web's.
  ///
  /// `feed:` is an old way to make browsers hand a link to a reader.
  static func feedAddress(_ address: String) -> String? {
    var address = address.trimmingBlanks
    let lowered = address.lowercased()
    if lowered.hasPrefix("feed://") {
      address = "http://" + address.dropFirst("feed://".count)
    } else if lowered.hasPrefix("feed:http") {
      address = String(address.dropFirst("feed:".count))
    }
    let hasScheme = address.prefix { $0 != "/" && $0 != "?" }.contains(":")
    if !hasScheme, address.contains(".") { address = "http://" + address }
    guard let url = WebURL(parsing: address), ["http", "https"].contains(url.scheme) else {
      return nil
    }
    return address
  }
}
