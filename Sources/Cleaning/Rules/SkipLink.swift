/// "Skip to main content" at the start: a link for keyboards that belongs to the page, not the story.
struct SkipLink: RemovalRule {
  let kind = "skip-link"

  private static let beginnings = [
    "skip to ", "skip navigation", "skip directly to ", "jump to content", "jump to main",
    "jump to navigation", "jump to search", "go to content", "go to main content",
    "zum inhalt springen", "zum hauptinhalt", "direkt zum inhalt", "aller au contenu",
    "passer au contenu", "saltar al contenido", "ir al contenido", "ir para o conteúdo",
    "pular para o conteúdo", "vai al contenuto", "salta al contenuto", "přejít na obsah",
    "přejít k obsahu", "naar de inhoud", "przejdź do treści", "hoppa till innehåll",
    "перейти к содержанию",
  ]

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    article.blocks.indices.prefix(4).filter { index in
      let block = article.blocks[index]
      guard block.textCount <= 60, block.isOneLink || block.linkedCount == 0 else { return false }
      if let target = article.target(of: index), !target.contains("#") { return false }
      let text = article.lowercasedText(of: index)
      return Self.beginnings.contains { text.hasPrefix($0) }
    }
  }
}
