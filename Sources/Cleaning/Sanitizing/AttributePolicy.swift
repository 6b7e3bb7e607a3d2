import Markup

/// What the value of an attribute must be to stay.
enum AttributePolicy: Sendable {
  /// Any text: it is shown or read out, never interpreted.
  case text
  /// A number of at most six digits.
  case number
  /// A number that may be negative.
  case integer
  /// A length in pixels or per cent.
  case dimension
  /// One of these words, in any case.
  case word(Set<String>)
  /// Present or not; the value is dropped.
  case flag
  /// A language tag (BCP 47).
  case language
  /// The classes that name a programming language (HTML Standard §4.5.15).
  case codeLanguage
  /// Where a link leads.
  case link
  /// What is fetched as soon as the fragment is shown.
  case media
  /// A picture, which may also be in the address itself.
  case image
  /// Pictures of several sizes (§4.8.4.2).
  case imageSet

  /// What an attribute must be on an element; nil when it is not allowed there.
  static func policy(for name: HTMLAttributeName, on element: HTMLElement) -> AttributePolicy? {
    let onElement = policies[Int(element.rawValue) * nameCount + Int(name.rawValue)]
    return onElement ?? policies[Int(name.rawValue)]
  }

  private static let nameCount = HTMLAttributeName.allCases.count

  /// By element and name; the row of `unknown` holds for all elements.
  private static let policies: [AttributePolicy?] = {
    let count = HTMLElement.allCases.count * nameCount
    var policies = [AttributePolicy?](repeating: nil, count: count)
    for (elements, name, policy) in table {
      for element in elements {
        policies[Int(element.rawValue) * nameCount + Int(name.rawValue)] = policy
      }
    }
    return policies
  }()

  private static let everywhere = [HTMLElement.unknown]

  /// `id`, `name`, `rel` and `controls` are not here: they are never copied but written anew.
  private static let table: [([HTMLElement], HTMLAttributeName, AttributePolicy)] = [
    (everywhere, .dir, .word(["ltr", "rtl", "auto"])),
    (everywhere, .lang, .language),
    (everywhere, .title, .text),
    ([.a], .href, .link),
    ([.a], .hreflang, .language),
    ([.blockquote, .q, .ins, .del], .cite, .link),
    ([.ins, .del, .time], .datetime, .text),
    ([.img], .alt, .text),
    ([.img, .video], .width, .dimension),
    ([.img, .video], .height, .dimension),
    ([.img, .source], .sizes, .text),
    ([.source], .srcset, .imageSet),
    ([.source], .type, .text),
    ([.source], .media, .text),
    ([.source, .audio, .video, .track], .src, .media),
    ([.video], .poster, .media),
    ([.track], .kind, .word(["subtitles", "captions", "descriptions", "chapters", "metadata"])),
    ([.track], .srclang, .language),
    ([.track], .label, .text),
    ([.td, .th], .colspan, .number),
    ([.td, .th], .rowspan, .number),
    ([.th], .scope, .word(["row", "col", "rowgroup", "colgroup"])),
    ([.col, .colgroup], .span, .number),
    ([.ol], .start, .integer),
    ([.ol], .type, .word(["1", "a", "i"])),
    ([.ol], .reversed, .flag),
    ([.li], .value, .integer),
    ([.details], .open, .flag),
    ([.code, .pre], .class, .codeLanguage),
  ]
}
