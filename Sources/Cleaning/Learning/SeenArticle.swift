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
}
