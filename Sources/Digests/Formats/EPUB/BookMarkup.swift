import Markup
import WebText

/// Writes a tree of HTML as the XHTML of a book: well-formed, and valid where it stands.
struct BookMarkup {
  /// What may stand in an open element.
  private enum Contents {
    case blocks, text, items, rows, cells
  }

  private struct Frame {
    var end: Int
    var close: String
    var contents: Contents
    var isLink = false
    var isRuby = false
    /// Whether a table has something before which no caption may stand.
    var isBegun = false
  }

  private let tree: HTMLTree
  private let pictures: PictureAlbum
  /// How many blocks stand before each node.
  private let blocks: [Int]
  private(set) var writer = XMLWriter(declaration: false)
  /// The addresses of the pictures that were written.
  private(set) var used: [String] = []
  private var open: [Frame]

  /// The contents of a tree, with the pictures that the book has.
  init(_ tree: HTMLTree, pictures: PictureAlbum) {
    self.tree = tree
    self.pictures = pictures
    var count = 0
    blocks = tree.nodes.map { node in
      defer { count += node.element.map { BookRole($0).isBlock } == true ? 1 : 0 }
      return count
    }
    open = [Frame(end: tree.nodes.count, close: "", contents: .blocks)]
    var node = 1
    while node < min(tree.nodes.count, DigestLimits.nodesPerArticle) {
      close(before: node)
      node = write(node)
    }
    close(before: Int.max)
  }

  private var contents: Contents { open.last?.contents ?? .blocks }

  private mutating func close(before node: Int) {
    while let frame = open.last, frame.end <= node || node == Int.max {
      writer.markup(frame.close.utf8)
      open.removeLast()
    }
  }

  /// Writes the beginning of a node; the next one that is to be written.
  private mutating func write(_ node: Int) -> Int {
    let end = Int(tree.nodes[node].end)
    switch tree.nodes[node].kind {
    case .text:
      writeText(tree.bytes[tree.text(of: node)])
      return node + 1
    case .comment, .doctype: return node + 1
    case .element: break
    }
    guard tree.nodes[node].namespace == .html else {
      // A formula or a drawing is told by its text.
      writeText(Array(tree.text(in: node).utf8)[...])
      return end
    }
    return begin(node, as: tree.nodes[node].element.map(BookRole.init) ?? .transparent)
      ? node + 1 : end
  }

  /// Opens an element; false when its contents are left out with it.
  private mutating func begin(_ node: Int, as role: BookRole) -> Bool {
    if role == .dropped { return false }
    if role == .transparent { return true }
    switch contents {
    case .items where role != .item: push(node, "<li>", "</li>", .blocks)
    case .rows where role != .row && role != .caption: return !role.isBlock || role == .table
    case .cells:
      guard case .cell = role else { return false }
    case .blocks, .text, .items, .rows: break
    }
    switch role {
    case .block(let name, let style): openBlock(node, name, style: style)
    case .paragraph(let name):
      if mayHoldBlock { push(node, tag(name, node), "</\(name)>", .text) } else { space() }
    case .list(let name):
      if mayHoldBlock { push(node, tag(name, node), "</\(name)>", .items) } else { space() }
    case .item:
      if contents == .items {
        push(node, tag("li", node), "</li>", .blocks)
      } else {
        openBlock(node, "div", style: nil)
      }
    case .table:
      if mayHoldBlock { push(node, "<table>", "</table>", .rows) } else { space() }
    case .row, .cell, .caption: openTablePart(node, role)
    default: openText(node, role)
    }
    return true
  }

  private var mayHoldBlock: Bool { contents == .blocks }

  private mutating func openBlock(_ node: Int, _ name: String, style: String?) {
    guard mayHoldBlock else { return space() }
    push(node, tag(name, node, style: style), "</\(name)>", .blocks)
  }

  private mutating func openTablePart(_ node: Int, _ role: BookRole) {
    switch (role, contents) {
    case (.row, .rows):
      open[open.count - 1].isBegun = true
      push(node, "<tr>", "</tr>", .cells)
    case (.caption, .rows) where open.last?.isBegun == false:
      open[open.count - 1].isBegun = true
      push(node, tag("caption", node), "</caption>", .text)
    case (.cell(let name), .cells): push(node, cellTag(name, node), "</\(name)>", .blocks)
    case (.caption, .rows): push(node, "<tr><td>", "</td></tr>", .text)
    default: space()
    }
  }

  private mutating func openText(_ node: Int, _ role: BookRole) {
    switch role {
    // What holds blocks as well would have to end before them: its tags go, and the blocks stay.
    case .text(let name) where !holdsBlocks(node):
      push(node, tag(name, node), "</\(name)>", .text)
    case .link where !holdsBlocks(node) && !open.contains(where: \.isLink):
      guard let href = tree.string(of: .href, in: node).flatMap(BookMarkup.address) else { return }
      push(node, "<a href=\"\(href)\">", "</a>", .text)
      open[open.count - 1].isLink = true
    case .picture: writePicture(node)
    case .lineBreak: writer.markup("<br/>".utf8)
    case .breakOpportunity: writer.markup("<wbr/>".utf8)
    case .rule: if mayHoldBlock { writer.markup("<hr/>".utf8) }
    case .ruby where isWellFormedRuby(node):
      push(node, "<ruby>", "</ruby>", .text)
      open[open.count - 1].isRuby = true
    case .reading:
      let isInRuby = open.last?.isRuby == true
      push(node, isInRuby ? "<rt>" : "(", isInRuby ? "</rt>" : ")", .text)
    default: break
    }
  }

  private mutating func push(_ node: Int, _ tag: String, _ close: String, _ contents: Contents) {
    writer.markup(tag.utf8)
    open.append(Frame(end: Int(tree.nodes[node].end), close: close, contents: contents))
  }

  /// What loses its tags in a text keeps its words apart.
  private mutating func space() { writer.markup(" ".utf8) }

  private mutating func writeText(_ text: ArraySlice<UInt8>) {
    let isBlank = text.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    switch contents {
    case .blocks, .text: writer.text(text)
    case .items where !isBlank:
      writer.markup("<li>".utf8)
      writer.text(text)
      writer.markup("</li>".utf8)
    case .items, .rows, .cells: break
    }
  }

  private mutating func writePicture(_ node: Int) {
    let alternative = tree.string(of: .alt, in: node) ?? ""
    guard let source = tree.string(of: .src, in: node), let picture = pictures[source] else {
      return writer.text(alternative)
    }
    used.append(source)
    writer.open("img", [("src", picture.file), ("alt", alternative)], isEmpty: true)
  }

  private func holdsBlocks(_ node: Int) -> Bool {
    let end = Int(tree.nodes[node].end)
    guard node + 1 < end else { return false }
    let after = end < blocks.count ? blocks[end] : blocks[end - 1] + (isBlock(end - 1) ? 1 : 0)
    return after > blocks[node + 1]
  }

  private func isBlock(_ node: Int) -> Bool {
    tree.nodes[node].element.map { BookRole($0).isBlock } == true
  }

  /// Whether readings follow what they belong to, one each, as the schema wants it.
  private func isWellFormedRuby(_ node: Int) -> Bool {
    guard !holdsBlocks(node) else { return false }
    var hasBase = false
    var child = node + 1
    var isEnded = false
    while child < Int(tree.nodes[node].end) {
      let element = tree.nodes[child].element
      if element == .rt {
        guard hasBase else { return false }
        hasBase = false
        isEnded = true
      } else if element != .rp {
        let isBlank = tree.text(in: child).allSatisfy(\.isWhitespace)
        if !isBlank {
          hasBase = true
          isEnded = false
        }
      }
      child = Int(tree.nodes[child].end)
    }
    return isEnded
  }

  private func tag(_ name: String, _ node: Int, style: String? = nil) -> String {
    var writer = XMLWriter(declaration: false)
    writer.open(name, attributes(of: node) + (style.map { [("class", $0)] } ?? []))
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func cellTag(_ name: String, _ node: Int) -> String {
    var attributes = attributes(of: node)
    for span in [HTMLAttributeName.colspan, .rowspan] {
      guard let count = tree.string(of: span, in: node).flatMap({ Int($0) }),
        (2...1_000).contains(count)
      else { continue }
      attributes.append((String(decoding: span.name, as: UTF8.self), String(count)))
    }
    var writer = XMLWriter(declaration: false)
    writer.open(name, attributes)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private func attributes(of node: Int) -> [(String, String)] {
    var attributes: [(String, String)] = []
    if let direction = tree.string(of: .dir, in: node), ["ltr", "rtl", "auto"].contains(direction) {
      attributes.append(("dir", direction))
    }
    if let language = tree.string(of: .lang, in: node).flatMap(BookLanguage.init) {
      attributes += [("lang", language.tag), ("xml:lang", language.tag)]
    }
    if tree.nodes[node].element == .ol,
      let start = tree.string(of: .start, in: node).flatMap({ Int32($0) })
    {
      attributes.append(("start", String(start)))
    }
    return attributes
  }

  /// A link that a book may hold: to the web, in its normal form, escaped.
  static func address(_ text: String) -> String? {
    guard let link = WebLink(text), let url = WebURL(parsing: link.address), url.isWeb else {
      return nil
    }
    var writer = XMLWriter(declaration: false)
    writer.text(BookAddress.strict(url.string))
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
