import WebText

/// Who holds the rights, at the end of an article: a copyright line and what may not be done.
struct LegalFooter: RemovalRule {
  let kind = "legal-footer"

  private static let statements = [
    "all rights reserved", "may not be published, broadcast", "may not be reproduced",
    "may not be republished", "may not be redistributed", "may not be copied",
    "reproduction without permission", "prior written permission", "alle rechte vorbehalten",
    "tous droits réservés",
    "todos los derechos reservados", "todos os direitos reservados", "tutti i diritti riservati",
    "všechna práva vyhrazena", "wszelkie prawa zastrzeżone", "все права защищены",
  ]

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    article.trailing { Self.matches($0) }
  }

  static func matches(_ text: String) -> Bool {
    statements.contains { text.hasPhrase($0) } || isCopyrightLine(text) || isConsent(text)
      || isListOfTerms(text)
  }

  /// "By accessing this page, you agree to the following": who reads on has agreed.
  private static func isConsent(_ text: String) -> Bool {
    guard text.utf8.count <= 240, text.hasPrefix("by ") else { return false }
    return visits.contains { text.hasPrefix("by " + $0) }
      && consents.contains { text.hasPhrase($0) }
  }

  private static let visits = [
    "accessing ", "visiting ", "using ", "viewing ", "browsing ", "continuing ", "reading ",
    "entering ",
  ]
  private static let consents = ["you agree", "you accept", "you consent", "you acknowledge"]

  /// "Privacy Policy and Terms of Use": nothing but the names of such documents.
  private static func isListOfTerms(_ text: String) -> Bool {
    guard text.utf8.count <= longestListOfTerms,
      documentNames.contains(where: { text.hasPhrase($0) })
    else { return false }
    let words = ComparableWords.of(text).split(separator: " ")
    return (2...16).contains(words.count) && words.contains { documents.contains($0) }
      && words.allSatisfy { documents.contains($0) || wordsOfDocuments.contains($0) }
  }

  private static let longestListOfTerms = 140
  private static let documentNames = [
    "policy", "terms", "conditions", "imprint", "impressum", "disclaimer", "datenschutz", "agb",
  ]
  private static let documents = Set(documentNames.map { $0[...] })
  private static let wordsOfDocuments: Set<Substring> = [
    "privacy", "cookie", "cookies", "of", "use", "service", "sale", "and", "the", "our",
    "statement",
    "notice", "legal", "site", "website", "read", "see", "und", "settings", "your", "choices",
    "accessibility", "do", "not", "sell", "my", "personal", "information", "contact", "us", "about",
  ]

  /// "© 2026 Example Ltd": the sign or the word first, a year, and little else.
  private static func isCopyrightLine(_ text: String) -> Bool {
    guard text.utf8.count <= 160, text.hasPrefix("©") || text.hasPrefix("copyright ") else {
      return false
    }
    return text.split { !$0.isNumber }.contains {
      $0.count == 4 && ($0.hasPrefix("19") || $0.hasPrefix("20"))
    }
  }
}
