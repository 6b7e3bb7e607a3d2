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
    notes.seen(among: titles)
  }

  /// What learning needs of the article when the headlines of the site are not yet known.
  public var notes: ArticleNotes {
    ArticleNotes(
      title: title,
      blocks: (body?.noted ?? []).map { index, traits in
        ArticleNotes.Block(traits: traits, byteCount: body?.blocks.blocks[index].textCount ?? 0)
      })
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
  /// Marks the roots of what belongs to pictures, which text does not have; empty where nothing does.
  var isLeftOutOfText: [Bool] = []

  init(
    _ tree: HTMLTree, title: PlainText?, summary: PlainText?, base: WebURL?,
    isOfPage: Bool = false, removesBoilerplate: Bool, isPinned: [Bool]? = nil
  ) {
    blocks = ArticleBlocks(
      tree, title: title, summary: summary, base: base, isOfPage: isOfPage)
    if let isPinned {
      for (index, block) in blocks.blocks.enumerated()
      where block.nodes.contains(where: { isPinned[$0] }) {
        blocks.pin(index)
      }
    }
    guard removesBoilerplate else { return }
    kinds = RemovalRules.apply(to: &blocks)
    let styles = HeadingStyles(blocks)
    let bound = LearningLimits.blocksCompared / 2
    let middle = bound..<max(bound, blocks.blocks.count - bound)
    traits = blocks.blocks.enumerated().map { index, block in
      guard block.isRemovable, !block.isProtected, !middle.contains(index),
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
