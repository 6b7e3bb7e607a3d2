import Markup
import WebText

/// What roles, item properties and styles say of an element.
enum PageRoles {
  /// The traits of a role (WAI-ARIA 1.2 §5.3).
  static func traits(of role: ArraySlice<UInt8>) -> PageTraits {
    switch String(decoding: role.prefix(24), as: UTF8.self).lowercased() {
    case "main": .mainRole
    case "article": .article
    case "navigation", "menu", "menubar", "complementary", "contentinfo", "banner", "search",
      "alert", "alertdialog", "dialog", "toolbar", "tablist":
      .foreignRole
    default: []
    }
  }

  /// The traits of item properties (schema.org), of which an element may have several.
  static func traits(ofProperty value: ArraySlice<UInt8>) -> PageTraits {
    var traits: PageTraits = []
    for name in value.prefix(200).split(whereSeparator: \.isHTMLSpace) {
      switch String(decoding: name, as: UTF8.self).lowercased() {
      case "articlebody": traits.insert(.statedBody)
      case "author", "creator": traits.insert(.statedAuthor)
      case "description": traits.insert(.statedDescription)
      case "headline": traits.insert(.statedHeadline)
      case "comment": traits.insert(.comments)
      default: break
      }
    }
    return traits
  }

  /// True for a style that keeps an element from being shown.
  static func hides(_ style: ArraySlice<UInt8>) -> Bool {
    guard style.count <= 2_000,
      style.contains(UInt8(ascii: "n")) || style.contains(UInt8(ascii: "N"))
    else { return false }
    let squeezed = style.filter { !$0.isHTMLSpace }.map { $0.isLetter ? $0 | 0x20 : $0 }
    let text = String(decoding: squeezed, as: UTF8.self)
    return text.hasPhrase("display:none") || text.hasPhrase("visibility:hidden")
  }
}
