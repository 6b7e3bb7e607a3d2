/// What learning needs of an article, a small part of it: so that many can be kept until all are read.
public struct ArticleNotes: Sendable {
  struct Block: Sendable {
    var traits: BlockTraits
    var byteCount: Int
  }

  /// The fingerprint of the headline, where that says enough.
  public let title: BlockFingerprint?
  let blocks: [Block]

  /// What learning takes note of, given the headlines of the site's articles.
  public func seen(among titles: Set<BlockFingerprint>) -> SeenArticle {
    var fingerprints: Set<BlockFingerprint> = []
    var paragraphs: [SeenArticle.Paragraph] = []
    for block in blocks {
      fingerprints.formUnion(block.traits.all(among: titles))
      if let text = block.traits.fingerprints.first {
        paragraphs.append(.init(fingerprint: text, byteCount: block.byteCount))
      }
    }
    return SeenArticle(title: title, fingerprints: fingerprints.sorted(), paragraphs: paragraphs)
  }
}
