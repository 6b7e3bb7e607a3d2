import Cleaning
import Markup
public import WebText

/// What is true of any sanitized fragment, whatever it was made of.
///
/// The lists here are written anew and not taken from the sanitizer's, so that a hole in one is seen
/// by the other.
public enum SanitizerClaims {
  /// The first claim that does not hold for an input, nil when all do.
  public static func broken(by html: [UInt8], base: WebURL?) -> String? {
    let once = Array(Sanitizer().sanitize(html.span, base: base).string.utf8)
    let twice = Array(Sanitizer().sanitize(once.span, base: base).string.utf8)
    guard once == twice else {
      return "sanitizing again changes nothing\n\(text(once))\n\(text(twice))"
    }
    let tree = HTMLTree(parsing: once.span, keeping: .all)
    if let fault = forbidden(in: tree) {
      return "nothing forbidden is in it: \(fault)\n\(text(once))"
    }
    let read = tree.html()
    guard read == once else {
      return "it is read as it was written\n\(text(once))\n\(text(read))"
    }
    for context in ["td", "template", "p", "li", "body", "button"] {
      let other = HTMLTree(parsing: once.span, as: .fragment(in: HTMLContext(context)))
      guard other.html() == read else {
        return "it is read alike inside \(context)\n\(text(once))\n\(text(other.html()))"
      }
    }
    return escape(of: once)
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// The fragment may neither close what it stands in nor swallow what follows it.
  private static func escape(of fragment: [UInt8]) -> String? {
    for (before, after) in [("<div>", "</div>"), ("<ul><li><div>", "</div></li></ul>")] {
      let page =
        Array("<!DOCTYPE html><body>\(before)".utf8) + fragment + Array("\(after)<p>after</p>".utf8)
      let expected =
        Array("<!DOCTYPE html><html><head></head><body>\(before)".utf8) + fragment
        + Array("\(after)<p>after</p></body></html>".utf8)
      let found = HTMLTree(parsing: page.span, as: .document, keeping: .all).html()
      if found != expected {
        return "it stays in its container\n\(text(fragment))\n\(text(found))"
      }
    }
    return nil
  }
}

// MARK: - What may be in it

extension SanitizerClaims {
  private static func forbidden(in tree: HTMLTree) -> String? {
    for node in 1..<max(1, tree.nodes.count) {
      switch tree.nodes[node].kind {
      case .text: continue
      case .comment: return "comment"
      case .doctype: return "doctype"
      case .element: if let fault = forbidden(element: node, in: tree) { return fault }
      }
    }
    return nil
  }

  private static func forbidden(element node: Int, in tree: HTMLTree) -> String? {
    let name = text(Array(tree.name(of: node)))
    let parent = tree.nodes[Int(tree.nodes[node].parent)]
    switch tree.nodes[node].namespace {
    case .svg: return "svg \(name)"
    case .math: if !formulaElements.contains(name) { return "math \(name)" }
    case .html:
      if !elements.contains(name) { return name }
      if parent.namespace == .math { return "\(name) in a formula" }
    }
    for index in tree.attributes(of: node) {
      let attribute = tree.attributes[index]
      let attributeName = text(Array(tree.name(of: attribute, in: tree.nodes[node].namespace)))
      let value = text(Array(tree.bytes[attribute.value]))
      if let fault = forbidden(attribute: attributeName, value, of: name) { return fault }
    }
    return nil
  }

  private static func forbidden(
    attribute name: String, _ value: String, of element: String
  ) -> String? {
    guard attributes.contains(name) else { return "\(element)@\(name)" }
    let isOwn = value.split(separator: " ").allSatisfy { $0.hasPrefix("winnow-") }
    switch name {
    case "id", "headers", "aria-labelledby", "aria-describedby":
      return isOwn ? nil : "\(element)@\(name)=\(value)"
    case "href", "cite": return isLink(value) ? nil : "\(element)@\(name)=\(value)"
    case "src", "poster": return isMedia(value, of: element) ? nil : "\(element)@\(name)=\(value)"
    case "srcset":
      let candidates = value.split(separator: ", ")
      return candidates.allSatisfy { isMedia(String($0.prefix { $0 != " " }), of: element) }
        ? nil : "\(element)@\(name)=\(value)"
    default: return nil
    }
  }

  private static func isLink(_ value: String) -> Bool {
    if value.hasPrefix("#winnow-") { return true }
    guard value.contains(":") else { return true }
    let scheme = String(value.prefix { $0 != ":" })
    if scheme == "http" || scheme == "https" { return true }
    // An address that wraps another may not wrap a script.
    return schemes.contains(scheme) && !value.lowercased().contains("script:")
  }

  private static func isMedia(_ value: String, of element: String) -> Bool {
    if value.hasPrefix("https://") || value.hasPrefix("http://") || !value.contains(":") {
      return true
    }
    let isPicture = element == "img" || element == "source"
    return isPicture && value.lowercased().hasPrefix("data:image/")
      && !value.lowercased().hasPrefix("data:image/svg")
  }

  private static let schemes: Set<String> = [
    "http", "https", "mailto", "tel", "sms", "magnet", "ftp", "feed", "webcal", "xmpp", "irc",
  ]

  private static let elements = words(
    """
    a abbr address article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del
    details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins
    kbd li main mark nav ol p picture pre q rb rp rt rtc ruby s samp search section small source span
    strong sub summary sup table tbody td tfoot th thead time tr track u ul var video wbr
    """)

  private static let formulaElements = words(
    """
    math mrow mi mn mo ms mtext mspace mfrac msqrt mroot msub msup msubsup munder mover munderover
    mmultiscripts mprescripts mtable mtr mtd mlabeledtr mpadded mphantom menclose mfenced mstyle
    merror semantics
    """)

  private static let attributes = words(
    """
    alt aria-describedby aria-label aria-labelledby cite class colspan controls datetime dir headers
    height href hreflang id kind label lang media open poster rel reversed role rowspan scope sizes
    span src srclang srcset start title type value width
    accent accentunder bevelled close columnalign columnlines columnspan depth display displaystyle
    fence largeop linethickness lspace mathvariant maxsize minsize movablelimits notation rowalign
    rowlines rspace scriptlevel separator separators stretchy symmetric voffset
    """)

  private static func words(_ text: String) -> Set<String> {
    Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
  }
}
