import WebText

/// What a site is called, to tell its name from the headlines that it stands beside.
struct SiteIdentity {
  private let names: Set<String>
  /// The letters of the host without its last label.
  private let host: String

  private static let fewestLettersOfHost = 4

  /// A site by its names and the address of a page of it.
  init(names: [String?], address: WebURL?) {
    self.names = Set(names.compactMap { $0.map(Self.squeezed) }.filter { !$0.isEmpty })
    let labels = (address?.host ?? "").split(separator: ".").dropLast()
    host = labels.filter { $0 != "www" }.joined()
      .filter { $0.isLetter || $0.isNumber }
  }

  /// True for a text that is the site's name, or the name of its host.
  func isNamed(_ text: some StringProtocol) -> Bool {
    let squeezed = Self.squeezed(String(text))
    guard !squeezed.isEmpty else { return false }
    if names.contains(squeezed) { return true }
    return squeezed.utf8.count >= Self.fewestLettersOfHost
      && (host.hasPhrase(squeezed)
        || host.utf8.count >= Self.fewestLettersOfHost
          && squeezed.hasPrefix(host))
  }

  private static func squeezed(_ text: String) -> String {
    ComparableWords.of(text).filter { $0 != " " }
  }
}

/// A title of a document, of which the site's name and sections are parts.
struct DocumentTitle {
  let text: String

  private static let dividers: Set<Character> = [
    "|", "–", "—", "-", "·", "•", "»", "«", "›", "‹", "/", "~", "⋆", "☆", "❘", "│", "◆", "＊",
  ]
  private static let longestSiteName = 5

  /// The headline in it: without the site's name, or what is set like one.
  func headline(of site: SiteIdentity) -> String {
    var parts = Self.parts(of: text)
    var foundSite = false
    while parts.count > 1, let last = parts.last, site.isNamed(last.text) {
      parts.removeLast()
      foundSite = true
    }
    while parts.count > 1, let first = parts.first, site.isNamed(first.text) {
      parts.removeFirst()
      foundSite = true
    }
    if !foundSite, parts.count > 1, let last = parts.last, Self.isLikeSiteName(last, of: text) {
      parts.removeLast()
    }
    guard let first = parts.first, let last = parts.last else { return text }
    return String(text[first.text.startIndex..<last.text.endIndex])
  }

  /// The part at an end that the host is named for.
  func siteName(of site: SiteIdentity) -> String? {
    let parts = Self.parts(of: text)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return nil }
    if site.isNamed(last.text) { return String(last.text) }
    return site.isNamed(first.text) ? String(first.text) : nil
  }

  private struct Part {
    var text: Substring
    /// The mark before it.
    var divider: Character?
  }

  /// A last part of few words behind many.
  private static func isLikeSiteName(_ part: Part, of text: String) -> Bool {
    let words = part.text.split(separator: " ").count
    let before = text.utf8.count - part.text.utf8.count
    guard words <= longestSiteName, part.text.utf8.count * 2 <= before else { return false }
    return part.divider != "/"
  }

  /// The parts between marks that stand alone; where no blanks are written, between the marks.
  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var start = text.startIndex
    var divider: Character?
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      if let length = dividerLength(at: index, in: text) {
        let end = text.index(index, offsetBy: length)
        let part = text[start..<index].trimmingBlanks()
        if !part.isEmpty { parts.append(Part(text: part, divider: divider)) }
        divider = text[index]
        start = end
        index = end
        continue
      }
      index = next
    }
    let part = text[start...].trimmingBlanks()
    if !part.isEmpty { parts.append(Part(text: part, divider: divider)) }
    return parts
  }

  /// How many characters of a divider begin here; nil where none does.
  private static func dividerLength(at index: String.Index, in text: String) -> Int? {
    let character = text[index]
    let before = index > text.startIndex ? text[text.index(before: index)] : " "
    let afterIndex = text.index(after: index)
    let after = afterIndex < text.endIndex ? text[afterIndex] : " "
    if character == "|" || character == "｜" { return 1 }
    if character == ":", after == ":" { return 2 }
    if character == "_" || character == "-", isIdeograph(before), !after.isWhitespace { return 1 }
    guard dividers.contains(character), before.isWhitespace, after.isWhitespace else { return nil }
    return 1
  }

  private static func isIdeograph(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    return scalar.properties.isIdeographic || (0x3000...0x30FF).contains(scalar.value)
      || (0xFF00...0xFF0F).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
  }
}

extension Substring {
  /// The text without blanks at its ends.
  func trimmingBlanks() -> Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
