import Markup
import Vocabulary
import WebText

/// An article half cleaned: parsed, cut into blocks, and without what any site would be rid of.
///
/// What is left to do needs to know what recurs on the site, and the site's other articles have to be
/// as far as this one before that is known.
public struct PreparedArticle: Sendable {
  /// The article without its body.
  var article: CleanArticle
  var body: PreparedBody?
  /// True when the entry had a body with markup.
  var hasContent = false
  var contentText: String?

  init(_ article: CleanArticle) { self.article = article }

  /// The fingerprint of the headline, nil for one that says too little to be found elsewhere.
  public var title: BlockFingerprint? {
    article.title.flatMap { BlockFingerprint.ofTitle($0.utf8) }
  }

  /// What learning takes note of, given the headlines of the site's articles.
  public func seen(among titles: Set<BlockFingerprint>) -> SeenArticle {
    var fingerprints: Set<BlockFingerprint> = []
    var paragraphs: [SeenArticle.Paragraph] = []
    for (index, traits) in body?.noted ?? [] {
      fingerprints.formUnion(traits.all(among: titles))
      if let body, let text = traits.fingerprints.first {
        paragraphs.append(.init(fingerprint: text, byteCount: body.blocks.blocks[index].textCount))
      }
    }
    return SeenArticle(title: title, fingerprints: fingerprints.sorted(), paragraphs: paragraphs)
  }

  /// The blocks that hold a text, in whatever case, each with all that it says.
  public func blocks(holding text: String) -> [BlockFingerprint: String] {
    let sought = text.lowercased()
    guard let body, !sought.isEmpty else { return [:] }
    var found: [BlockFingerprint: String] = [:]
    for (index, traits) in body.traits.enumerated() {
      guard let fingerprint = traits?.fingerprints.first else { continue }
      let text = body.blocks.text(of: index)
      if text.lowercased().hasPhrase(sought) { found[fingerprint] = text }
    }
    return found
  }

  /// The text of the first block that has one of these fingerprints, for each.
  public func samples(
    of wanted: Set<BlockFingerprint>, among titles: Set<BlockFingerprint>
  ) -> [BlockFingerprint: String] {
    guard let body, !wanted.isEmpty else { return [:] }
    var samples: [BlockFingerprint: String] = [:]
    for (index, traits) in body.noted {
      for fingerprint in traits.all(among: titles)
      where wanted.contains(fingerprint) && samples[fingerprint] == nil {
        samples[fingerprint] = body.blocks.text(of: index)
      }
    }
    return samples
  }
}

/// The body of an article, cut into blocks.
struct PreparedBody {
  var blocks: ArticleBlocks
  /// The rule of each block that goes whatever else is known.
  var kinds: [Int: String] = [:]
  /// What learning sees of each block; nil for what it never takes out.
  var traits: [BlockTraits?] = []

  init(
    _ tree: HTMLTree, title: PlainText?, summary: PlainText?, base: WebURL?,
    removesBoilerplate: Bool
  ) {
    blocks = ArticleBlocks(tree, title: title, summary: summary, base: base)
    guard removesBoilerplate else { return }
    kinds = RemovalRules.apply(to: &blocks)
    let styles = HeadingStyles(blocks)
    traits = blocks.blocks.map { block in
      guard block.isRemovable, !block.isProtected,
        block.textCount <= LearningLimits.bytesPerBlock
      else { return nil }
      let traits = BlockTraits(block, in: tree, styles: styles)
      return traits.words.words.isEmpty ? nil : traits
    }
  }

  /// The blocks that learning takes note of; of a very long article, its ends.
  var noted: [(index: Int, traits: BlockTraits)] {
    let remaining = blocks.remaining
    let half = LearningLimits.blocksPerArticle / 2
    let ends =
      remaining.count > half * 2
      ? Array(remaining.prefix(half) + remaining.suffix(half)) : remaining
    return ends.enumerated().compactMap { position, index in
      guard var traits = traits[index] else { return nil }
      let isAtEnd =
        position < LearningLimits.blocksAtEnds
        || ends.count - position <= LearningLimits.blocksAtEnds
      if !isAtEnd { traits.names = nil }
      return (index, traits)
    }
  }

  /// What goes, given what is known of the site.
  func removal(_ learned: LearnedBlocks) -> Removal {
    guard !learned.isEmpty else { return Removal(of: kinds, from: blocks) }
    var blocks = blocks
    var kinds = kinds
    for index in kinds.keys where isKept(index, learned) {
      kinds[index] = nil
      blocks.restore(index)
    }
    RemovalRules.apply(RecurringBlock(learned: learned, traits: traits), to: &blocks, &kinds)
    return Removal(of: kinds, from: blocks)
  }

  private func isKept(_ index: Int, _ learned: LearnedBlocks) -> Bool {
    traits[index]?.fingerprints.contains { learned.kept.contains($0) } == true
  }
}
