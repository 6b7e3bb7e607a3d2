import Markup
import Vocabulary
import WebText

/// A reason to take blocks out of an article, one a file.
protocol RemovalRule: Sendable {
  /// What `removed` and `--explain` call it.
  var kind: String { get }
  /// The indices of the blocks that are not the story.
  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int]
}

/// What the rules take out of an article.
struct Removal {
  /// What was taken out, in the order of the article.
  var removed: [RemovedBlock] = []
  /// The line under the headline, where one was found in the body.
  var dek: PlainText?
  /// Marks the roots of what goes; empty when nothing does.
  private var marks: [Bool] = []

  /// Nothing.
  init() {}

  /// What rules took out of an article, by the number of the block.
  init(of kinds: [Int: String], from article: ArticleBlocks) {
    for index in article.blocks.indices {
      guard let kind = kinds[index] else { continue }
      let text = article.text(of: index)
      takeOut(article.blocks[index], of: article.tree)
      removed.append(RemovedBlock(kind: kind, text: text))
      if kind == RepeatedDek.kind { dek = PlainText(verbatim: text) }
    }
  }

  /// True for a node that goes with all below it.
  func isLeftOut(_ node: Int) -> Bool { !marks.isEmpty && marks[node] }

  private mutating func takeOut(_ block: ArticleBlocks.Block, of tree: HTMLTree) {
    if marks.isEmpty { marks = [Bool](repeating: false, count: tree.nodes.count) }
    for node in block.nodes { marks[node] = true }
  }
}

/// The rules, in the order in which they are asked.
enum RemovalRules {
  private static let rules: [any RemovalRule] = [
    SkipLink(), AboveTitle(), RepeatedTitle(), RepeatedDek(), BylineLine(), PromoLine(), ShareBar(),
    LoneLabel(), RelatedLine(),
  ]
  /// What looks at the end of an article alone; each may uncover what another one takes.
  private static let endRules: [any RemovalRule] = [
    QuoteVendorFooter(), LegalFooter(), SyndicationFooter(), LinkTail(), EndMatter(),
    DanglingHeading(),
  ]
  private static let mostRounds = 4
  /// No article has more; what has, keeps all of it, in bounded time.
  private static let mostBlocks = 20_000

  /// Takes out what needs no other article to be recognised; the rule of each block that goes.
  static func apply(to article: inout ArticleBlocks) -> [Int: String] {
    var kinds: [Int: String] = [:]
    guard article.blocks.count <= mostBlocks else { return kinds }
    for rule in rules { apply(rule, to: &article, &kinds) }
    for _ in 0..<mostRounds {
      let count = kinds.count
      for rule in endRules { apply(rule, to: &article, &kinds) }
      if kinds.count == count { break }
    }
    return kinds
  }

  /// Takes out what one rule finds.
  static func apply(
    _ rule: any RemovalRule, to article: inout ArticleBlocks, _ kinds: inout [Int: String]
  ) {
    for index in rule.blocks(toRemoveFrom: &article)
    where article.blocks[index].isRemovable && !article.blocks[index].isRemoved {
      article.remove(index)
      kinds[index] = rule.kind
    }
  }
}
