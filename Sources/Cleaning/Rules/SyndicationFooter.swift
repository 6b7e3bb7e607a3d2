import WebText

/// What blog software adds to each entry of a feed: "The post … appeared first on …".
struct SyndicationFooter: RemovalRule {
  let kind = "syndication-footer"

  private static let frames: [(beginning: String, middle: String)] = [
    ("the post ", " appeared first on "), ("the post ", " first appeared on "),
    ("der beitrag ", " erschien zuerst auf "), ("l’article ", " est apparu en premier sur "),
    ("l'article ", " est apparu en premier sur "), ("la entrada ", " se publicó primero en "),
    ("o post ", " apareceu primeiro em "), ("l'articolo ", " proviene da "),
    ("příspěvek ", " pochází z "), ("artykuł ", " pochodzi z serwisu "),
  ]

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    let footers = article.trailing { text in
      Self.frames.contains { text.hasPrefix($0.beginning) && text.hasPhrase($0.middle) }
    }
    return footers.filter { article.blocks[$0].link != nil }
  }
}
