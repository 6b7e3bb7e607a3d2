/// What learning takes note of in one article: fingerprints alone.
public struct SeenArticle: Sendable {
  /// A paragraph, to tell articles that are one.
  struct Paragraph: Sendable {
    var fingerprint: BlockFingerprint
    var byteCount: Int
  }

  /// The fingerprint of its headline, where that says enough.
  public let title: BlockFingerprint?
  /// The fingerprints of its blocks, each once, in order.
  public let fingerprints: [BlockFingerprint]
  let paragraphs: [Paragraph]

  /// The same without what another text of the article has taught already.
  public func without(_ other: SeenArticle) -> SeenArticle {
    let known = Set(other.fingerprints)
    return SeenArticle(
      title: title == other.title ? nil : title,
      fingerprints: fingerprints.filter { !known.contains($0) }, paragraphs: paragraphs)
  }
}
