import Markup
import Vocabulary
import WebText

/// What stands in the head of a page: its title, `meta` and `link` elements.
struct MetaTags {
  private var values: [String: String] = [:]
  /// The text of `title`.
  private(set) var title: String?
  /// What `html` says of the language.
  private(set) var language: String?
  /// Addresses of `link`, as they are written.
  private(set) var canonical: String?
  private(set) var next: String?
  /// What relative addresses are resolved against, as it is written.
  private(set) var base: String?

  /// More and longer ones are not kept.
  private static let mostTags = 400
  private static let longestValue = 20_000

  init(in tree: HTMLTree) {
    for index in tree.nodes.indices {
      switch tree.nodes[index].element {
      case .meta where values.count < Self.mostTags: addTag(index, in: tree)
      case .title where title == nil && tree.nodes[index].namespace == .html:
        let text = tree.text(in: index)
        title = text.utf8.count <= Self.longestValue ? Self.line(text) : nil
      case .html: language = language ?? tree.string(of: .lang, in: index)
      case .base: base = base ?? tree.string(of: .href, in: index)
      case .link: addLink(index, in: tree)
      case .a:
        if next == nil, Self.isNext(index, in: tree) { next = tree.string(of: .href, in: index) }
      default: break
      }
    }
  }

  /// The value of the first of some tags that is there; names in lower case.
  subscript(names: String...) -> String? {
    for name in names {
      if let value = values[name] { return value }
    }
    return nil
  }

  private mutating func addTag(_ index: Int, in tree: HTMLTree) {
    guard let range = tree.value(of: .content, in: index), range.count <= Self.longestValue,
      let content = Self.line(String(decoding: tree.bytes[range], as: UTF8.self))
    else { return }
    for attribute in [HTMLAttributeName.property, .name, .itemprop, .httpEquiv] {
      guard let key = tree.string(of: attribute, in: index), key.utf8.count <= 100 else { continue }
      for name in key.lowercased().split(separator: " ") where values[String(name)] == nil {
        values[String(name)] = content
      }
    }
  }

  private mutating func addLink(_ index: Int, in tree: HTMLTree) {
    guard let rel = tree.string(of: .rel, in: index)?.lowercased() else { return }
    if rel == "canonical" { canonical = canonical ?? tree.string(of: .href, in: index) }
    if rel == "next" { next = next ?? tree.string(of: .href, in: index) }
  }

  private static func isNext(_ link: Int, in tree: HTMLTree) -> Bool {
    tree.string(of: .rel, in: link)?.lowercased() == "next"
  }

  /// A text on one line, nil for an empty one; some systems escape what they write twice.
  static func line(_ text: String) -> String? {
    var text = text
    if text.utf8.contains(UInt8(ascii: "&")) || text.utf8.contains(UInt8(ascii: "<")) {
      let tree = HTMLTree(fragment: text.utf8.span)
      text = tree.text(in: 0)
    }
    guard let line = TextNormalizer.line(Array(text.utf8))?.string, !line.isEmpty else {
      return nil
    }
    return line
  }
}
