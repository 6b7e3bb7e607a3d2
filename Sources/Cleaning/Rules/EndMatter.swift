import WebText

/// What stands below an article and is not its text: who else reported, where it came from, when the
/// page was changed, whose word it is not.
struct EndMatter: RemovalRule {
  let kind = "end-matter"

  private static let longestCredit = 260
  private static let longestSource = 90
  private static let longestAgency = 40
  private static let longestDisclaimer = 400
  private static let longestDateLine = 120
  private static let mostWordsOfDateLine = 12

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    guard article.isOfPage else { return [] }
    return article.trailing { text in
      let words = ComparableWords.of(text)
      return Self.isCredit(text, words) || Self.isSource(text, words)
        || Self.isDateLine(text, words) || Self.isDisclaimer(text, words)
        || Self.isEntryLine(text, words) || Invitations.isOne(text, words)
        || LeadInWords.isAll(of: words)
    }.filter { !article.blocks[$0].isProtected }
  }

  /// "(Reporting by A; editing by B)", "C contributed to this report".
  private static func isCredit(_ text: String, _ words: String) -> Bool {
    text.utf8.count <= longestCredit
      && (EndMatterWords.credits.contains { words.hasPrefix($0) }
        || EndMatterWords.contributions.contains { words.hasSuffix($0) })
  }

  /// "Source: an agency", "Via an agency", "Photo: A".
  private static func isSource(_ text: String, _ words: String) -> Bool {
    if text.utf8.count <= longestAgency, words.hasPrefix(" via "), !text.hasSuffix(".") {
      return true
    }
    guard text.utf8.count <= longestSource, let colon = text.firstIndex(of: ":") else {
      return false
    }
    return EndMatterWords.sources.contains(ComparableWords.of(String(text[..<colon])))
  }

  /// "First published: 3 May 2026, 10:00": such a word, and a date.
  private static func isDateLine(_ text: String, _ words: String) -> Bool {
    text.utf8.count <= longestDateLine
      && EndMatterWords.dates.contains { words.hasPrefix($0) }
      && words.split(separator: " ").count <= mostWordsOfDateLine && DateInText(text) != nil
  }

  /// True for whose word it is not: "The views expressed here are the author’s own".
  private static func isDisclaimer(_ text: String, _ words: String) -> Bool {
    text.utf8.count <= longestDisclaimer
      && EndMatterWords.disclaimers.contains { words.hasPhrase($0) }
  }

  /// What blog software writes below a post: "This entry was posted in Mills on …".
  private static func isEntryLine(_ text: String, _ words: String) -> Bool {
    text.utf8.count <= longestDisclaimer
      && EndMatterWords.entries.contains { words.hasPrefix($0) }
      && EndMatterWords.verbsOfEntries.contains { words.hasPhrase($0) }
  }
}
