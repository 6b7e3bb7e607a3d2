import Markup
import WebText

/// The language of an article as a BCP 47 tag.
enum PageLanguage {
  /// What the page says of itself, `html lang` first; nil where it says nothing that is a tag.
  static func stated(in tree: HTMLTree, data: LinkedData, meta: MetaTags) -> String? {
    let values = [
      meta.language, meta["content-language"], meta["og:locale"], meta["language"],
      meta["dc.language"], meta["dcterms.language"], meta["inlanguage"], data.language,
      bodyLanguage(in: tree),
    ]
    return values.lazy.compactMap { $0.flatMap(tag) }.first
  }

  private static func bodyLanguage(in tree: HTMLTree) -> String? {
    tree.nodes.firstIndex { $0.element == .body }.flatMap { tree.string(of: .lang, in: $0) }
  }

  /// A tag in the usual spelling, of the first language where several are named.
  static func tag(_ value: String) -> String? {
    guard let first = value.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == " " }).first
    else { return nil }
    let parts = first.split(whereSeparator: { $0 == "-" || $0 == "_" || $0 == "." })
    guard let language = parts.first, (2...3).contains(language.utf8.count),
      language.allSatisfy({ $0.isASCII && $0.isLetter }), parts.count <= 4
    else { return nil }
    let rest = parts.dropFirst().prefix { part in
      part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } && part.utf8.count <= 8
        && part.lowercased() != "utf"
    }
    return ([language.lowercased()] + rest.map(subtag)).joined(separator: "-")
  }

  /// RFC 5646 §2.1.1: regions in capitals, scripts with one, the rest in lower case.
  private static func subtag(_ part: Substring) -> String {
    switch part.utf8.count {
    case 2: part.uppercased()
    case 4 where part.first?.isLetter == true:
      part.prefix(1).uppercased() + part.dropFirst().lowercased()
    default: part.lowercased()
    }
  }
}
