import WebText

/// Who holds the rights, at the end of an article: a copyright line and what may not be done.
struct LegalFooter: RemovalRule {
  let kind = "legal-footer"

  private static let statements = [
    "all rights reserved", "may not be published, broadcast", "may not be reproduced",
    "may not be republished", "may not be redistributed", "may not be copied",
    "reproduction without permission", "alle rechte vorbehalten", "tous droits réservés",
    "todos los derechos reservados", "todos os direitos reservados", "tutti i diritti riservati",
    "všechna práva vyhrazena", "wszelkie prawa zastrzeżone", "все права защищены",
  ]

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    article.trailing { Self.matches($0) || QuoteVendorFooter.matches($0) }
  }

  static func matches(_ text: String) -> Bool {
    statements.contains { text.hasPhrase($0) } || isCopyrightLine(text)
  }

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
