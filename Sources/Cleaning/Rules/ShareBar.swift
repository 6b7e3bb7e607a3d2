import WebText

/// A line that offers to send the article on: nothing but the names of networks and "share".
struct ShareBar: RemovalRule {
  let kind = "share-bar"

  private static let networkNames = [
    "facebook", "twitter", "linkedin", "whatsapp", "telegram", "reddit", "pinterest", "messenger",
    "tumblr", "flipboard", "bluesky", "mastodon", "threads", "xing", "weibo", "wechat", "vkontakte",
    "viber", "pocket", "instapaper",
  ]
  private static let networks = Set(networkNames.map { $0[...] })
  private static let others: Set<Substring> = [
    "x", "email", "e", "mail", "print", "share", "tweet", "post", "copy", "link", "url", "sms",
    "pin", "send", "save", "this", "article", "story", "page", "on", "via", "by", "to", "with",
    "in",
    "line", "and", "or", "teilen", "drucken", "auf", "partager", "sur", "imprimer", "compartir",
    "en", "imprimir", "condividi", "su", "stampa", "sdílet", "tisk", "delen", "op", "dela", "del",
  ]
  private static let longest = 160

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    article.remaining.filter { index in
      let block = article.blocks[index]
      guard !block.isNested, block.textCount <= Self.longest else { return false }
      // A look for the names first: few texts have one.
      let text = article.lowercasedText(of: index)
      guard Self.networkNames.contains(where: { text.hasPhrase($0) }) else { return false }
      let words = ComparableWords.of(text).split(separator: " ")
      let networkCount = words.count { Self.networks.contains($0) }
      return networkCount >= 2
        && words.allSatisfy { Self.networks.contains($0) || Self.others.contains($0) }
    }
  }
}
