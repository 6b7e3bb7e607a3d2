import Glibc
import Markup
import WebText

/// A record of `html-tree --batch0`: a line that says what follows it, and what follows.
struct TreeRecord {
  private let kind: String
  private let record: [UInt8]
  private let start: Int

  init(_ record: [UInt8]) {
    let end = record.firstIndex(of: UInt8(ascii: "\n")) ?? record.endIndex
    kind = String(decoding: record[..<end], as: UTF8.self)
    self.record = record
    start = min(end + 1, record.count)
  }

  /// The tree, its number of nodes, or an encoding's name.
  func answer(counting: Bool) -> [UInt8] {
    let contents = record.span.extracting(start...)
    if kind == "#bytes" {
      return Array(HTMLEncoding.sniff(contents).charset.standardName.utf8)
    }
    let tree: HTMLTree
    if let text = withNull {
      tree = HTMLTree(parsing: text.span, as: form, keeping: .all)
    } else {
      tree = HTMLTree(parsing: contents, as: form, keeping: .all)
    }
    if counting { return Array("\(tree.nodes.count - 1)".utf8) }
    var outline = tree.outline()
    if outline.last == UInt8(ascii: "\n") { outline.removeLast() }
    return outline
  }

  private var form: HTMLForm {
    let fragment = "#fragment "
    guard kind.hasPrefix(fragment) else { return .document }
    return .fragment(in: HTMLContext(String(kind.dropFirst(fragment.count))))
  }

  /// The contents with NUL for the byte FF, which no character has; nil where there is none.
  private var withNull: [UInt8]? {
    let hasStand = record.withUnsafeBytes { bytes in
      bytes.baseAddress.flatMap { memchr($0, 0xFF, bytes.count) } != nil
    }
    return hasStand ? record[start...].map { $0 == 0xFF ? 0 : $0 } : nil
  }
}
