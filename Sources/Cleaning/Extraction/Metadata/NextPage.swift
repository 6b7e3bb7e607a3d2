import Markup
import WebText

/// Where an article of several pages goes on.
enum NextPage {
  private static let mostPages = 100

  /// The address of the next page, absolute; nil where the article ends on this one.
  ///
  /// Blogs call the next entry "next", too; the next page of an article has the address of this one
  /// but for a number.
  static func find(in tree: HTMLTree, meta: MetaTags, address: WebURL?, base: WebURL?) -> WebURL? {
    guard let address else { return nil }
    let stated = meta.next.flatMap { WebURL(parsing: $0, base: base) }
    if let stated, follows(stated, address) { return stated }
    for node in tree.nodes.indices where tree.nodes[node].element == .a {
      guard isCalledNext(node, in: tree),
        let reference = tree.string(of: .href, in: node),
        let target = WebURL(parsing: reference, base: base), follows(target, address)
      else { continue }
      return target
    }
    return nil
  }

  /// Leaves out the links that lead to the next page: they are no part of the text.
  static func leaveOut(
    _ next: String, of selection: inout Selection, in tree: HTMLTree, base: WebURL?
  ) {
    for node in selection.root..<Int(tree.nodes[selection.root].end)
    where tree.nodes[node].element == .a && isCalledNext(node, in: tree) {
      guard let reference = tree.string(of: .href, in: node),
        WebURL(parsing: reference, base: base)?.string == next
      else { continue }
      selection.leftOut[node] = true
    }
  }

  /// True for the address of the page behind another one.
  static func follows(_ target: WebURL, _ address: WebURL) -> Bool {
    guard target.isWeb, target.host == address.host else { return false }
    let there = Numbered(target)
    guard let number = there.number, (2...mostPages).contains(number) else { return false }
    // A number at the end of the first page's path may be the article's own.
    return [Numbered(address), Numbered(address, keepsPath: true)].contains { here in
      here.stem == there.stem && number == (here.number ?? 1) + 1
    }
  }

  private static func isCalledNext(_ node: Int, in tree: HTMLTree) -> Bool {
    if tree.string(of: .rel, in: node)?.lowercased() == "next" { return true }
    if let names = tree.string(of: .class, in: node)?.lowercased(), names.hasPhrase("next") {
      return true
    }
    guard Int(tree.nodes[node].end) - node <= 6 else { return false }
    let text = ComparableWords.of(tree.text(in: node))
    return text.utf8.count <= 40 && words.contains { text.hasPhrase($0) }
  }

  private static let words = [
    " next ", " weiter ", " nächste ", " suivant ", " suivante ", " siguiente ", " avanti ",
    " successiva ", " próxima ", " volgende ", " další ", " następna ", " nästa ", " neste ",
    " дальше ", " далее ", " 下一页 ", " 次へ ",
  ]

  /// An address as a stem and the number of a page: `/story/2`, `/story-2.html`, `/story?page=2`.
  private struct Numbered {
    var stem: String
    var number: Int?

    init(_ address: WebURL, keepsPath: Bool = false) {
      stem = address.path
      while stem.count > 1, stem.hasSuffix("/") { stem.removeLast() }
      let query = address.query ?? ""
      var kept: [Substring] = []
      for pair in query.split(separator: "&") {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, Self.parameters.contains(parts[0].lowercased()),
          let value = Int(parts[1])
        {
          number = value
        } else {
          kept.append(pair)
        }
      }
      if number == nil, !keepsPath { cutNumber() }
      stem += "?" + kept.joined(separator: "&")
    }

    private static let parameters: Set<String> = [
      "page", "p", "pg", "seite", "pagina", "start", "pageno", "page_no", "pn",
    ]

    /// Takes a number of one or two digits off the end of the path, and the word "page" before it.
    private mutating func cutNumber() {
      var path = Substring(stem)
      var ending: Substring = ""
      if let point = path.lastIndex(of: "."), path.distance(from: point, to: path.endIndex) <= 6,
        point > (path.lastIndex(of: "/") ?? path.startIndex)
      {
        ending = path[point...]
        path = path[..<point]
      }
      let digits = path.reversed().prefix { $0.isASCII && $0.isNumber }.count
      guard (1...2).contains(digits), let value = Int(path.suffix(digits)) else {
        stem = String(path + ending)
        return
      }
      var rest = path.dropLast(digits)
      guard let mark = rest.last, "/-_,".contains(mark) else {
        if rest.lowercased().hasSuffix("/page") || rest.lowercased().hasSuffix("/seite") {
          number = value
          rest = rest[..<(rest.lastIndex(of: "/") ?? rest.startIndex)]
          stem = String(rest + ending)
        }
        return
      }
      rest = rest.dropLast()
      for word in ["/page", "/seite", "-page", "_page", "-seite", "/p"]
      where rest.lowercased().hasSuffix(word) {
        rest = rest.dropLast(word.count)
      }
      number = value
      stem = String(rest + ending)
    }
  }
}
