import Markup
import WebText

/// A block that recurs on the site's articles: it is the site's, not the story's.
///
/// What stands in quotations, code, figures and tables of data stays; an item of a list goes only
/// with the whole list; a heading stays as long as something stands below it; and where nothing of
/// an article would be left, all of it stays.
struct RecurringBlock: RemovalRule {
  let kind = "recurring"
  let learned: LearnedBlocks
  let traits: [BlockTraits?]

  fileprivate enum Verdict {
    case stays
    /// The same words recur.
    case recurs
    /// A block of this make recurs, with other words.
    case isAlike
    /// A heading that recurs: it goes with what it announces.
    case heading
    /// A few words and a number recur, a count where nothing of the story follows and a fact elsewhere.
    case quantity
    /// All but the names recur: reason enough where nothing of the story stands on one side of it.
    case names
  }

  func blocks(toRemoveFrom article: inout ArticleBlocks) -> [Int] {
    guard !learned.known.isEmpty else { return [] }
    let remaining = article.remaining
    var verdicts: [Int: Verdict] = [:]
    for index in remaining { verdicts[index] = verdict(on: index, in: article) }
    settleLists(&verdicts, remaining, in: article)
    settleLikeness(&verdicts, remaining, in: article)
    settleHeadings(&verdicts, remaining, in: article)
    let going = remaining.filter { verdicts[$0].goes }
    guard remaining.contains(where: { isStory($0, verdicts) }) else { return [] }
    takeEmptiedLists(going, &article)
    return going
  }

  private func verdict(on index: Int, in article: ArticleBlocks) -> Verdict {
    guard article.blocks[index].isRemovable, let traits = traits[index] else { return .stays }
    let fingerprints = traits.fingerprints
    if fingerprints.contains(where: { learned.kept.contains($0) }) { return .stays }
    let known = fingerprints.filter { learned.known.contains($0) }
    if known.contains(where: { $0.kind == .text }) { return traits.isHeading ? .heading : .recurs }
    if known.contains(where: { $0.kind != .quantity }) { return .isAlike }
    let headline = traits.headline(among: learned.titles)
    if let headline, learned.known.contains(headline) { return .isAlike }
    if !known.isEmpty { return .quantity }
    return traits.names.map { learned.known.contains($0) } == true ? .names : .stays
  }

  // MARK: - Lists

  /// A list goes whole or not at all; a list of links to other stories only where nothing follows it,
  /// or under a heading that recurs.
  private func settleLists(
    _ verdicts: inout [Int: Verdict], _ remaining: [Int], in article: ArticleBlocks
  ) {
    var position = 0
    while position < remaining.count {
      guard let list = article.blocks[remaining[position]].list else {
        position += 1
        continue
      }
      let end =
        remaining[position...].firstIndex { article.blocks[$0].list != list } ?? remaining.count
      let items = remaining[position..<end]
      let heading = position > 0 ? verdicts[remaining[position - 1]] : nil
      let isWhole = items.allSatisfy { verdicts[$0].goes }
      let isPlaced =
        heading == .heading || items.contains { verdicts[$0] == .recurs }
        || remaining[end...].allSatisfy { verdicts[$0] != .stays }
      if !isWhole || !isPlaced { for item in items { verdicts[item] = .stays } }
      position = end
    }
  }

  /// With its items a list goes, too, so that no empty one is left.
  private func takeEmptiedLists(_ going: [Int], _ article: inout ArticleBlocks) {
    var last: Int?
    for index in going {
      guard let list = article.blocks[index].list, list != last else { continue }
      article.widen(index, to: list..<Int(article.tree.nodes[list].end))
      last = list
    }
  }

  // MARK: - What is only alike

  /// An article that is for the most part like others is made so, by a template or of links.
  ///
  /// Then only the same words are a reason.
  private func settleLikeness(
    _ verdicts: inout [Int: Verdict], _ remaining: [Int], in article: ArticleBlocks
  ) {
    let all = remaining.reduce(0) { $0 + article.blocks[$1].textCount }
    let alike = remaining.filter { verdicts[$0] == .isAlike }
    let count = alike.reduce(0) { $0 + article.blocks[$1].textCount }
    guard count * LearningLimits.likenessOneIn > all else { return }
    for index in alike { verdicts[index] = .stays }
  }

  // MARK: - Headings

  /// From the end: a heading goes with what it announces, and what recurs only at an end goes there.
  private func settleHeadings(
    _ verdicts: inout [Int: Verdict], _ remaining: [Int], in article: ArticleBlocks
  ) {
    let storyBegins = remaining.first { verdicts[$0] == .stays }
    var isStoryInSection = false
    var isStoryAfter = false
    var next: Int?
    for index in remaining.reversed() {
      switch verdicts[index] {
      case .heading:
        let announcesLinks = next.map { isOfLinks($0, verdicts, in: article) } ?? false
        let announcesHeading = next.map { verdicts[$0] == .stays && isAHeading($0) } ?? false
        let stays = announcesHeading || isStoryInSection && !announcesLinks
        verdicts[index] = stays ? .stays : .recurs
        isStoryInSection = false
      case .quantity: verdicts[index] = isStoryAfter ? .stays : .recurs
      case .names:
        let isBefore = storyBegins.map { index < $0 } ?? true
        verdicts[index] = isBefore || !isStoryAfter ? .recurs : .stays
      case .stays:
        isStoryInSection = !isAHeading(index)
        isStoryAfter = true
      case .recurs, .isAlike, nil: break
      }
      next = index
    }
  }

  private func isAHeading(_ index: Int) -> Bool { traits[index]?.isHeading == true }

  /// True for a link, alone or in a list, that goes.
  private func isOfLinks(
    _ index: Int, _ verdicts: [Int: Verdict], in article: ArticleBlocks
  ) -> Bool {
    verdicts[index].goes && article.blocks[index].isOneLink
  }

  /// True for a block that stays and says something.
  private func isStory(_ index: Int, _ verdicts: [Int: Verdict]) -> Bool {
    verdicts[index] == .stays && !isAHeading(index)
  }
}

extension RecurringBlock.Verdict? {
  /// True when the block is taken out, as things stand.
  fileprivate var goes: Bool {
    switch self {
    case .recurs, .isAlike: true
    case .stays, .heading, .quantity, .names, nil: false
    }
  }
}
