import Markup

/// Asks every selector, chooses what agrees most with the others, and sets its edges right.
enum ArticleChoice {
  /// The selectors, how much each counts as a judge of the others and of itself, and whether what it
  /// selects may stand in for a fragment.
  private static let selectors: [(selector: any ArticleSelector, weight: Double, isWide: Bool)] = [
    (ContainerSelector(isStrict: false), 1, false), (ReadabilitySelector(), 1.5, true),
    (ProseRunSelector(), 1, false), (ContainerSelector(isStrict: true), 1, false),
  ]

  static func choose(in page: AnnotatedPage) -> Selection? {
    let marks = PageMarks(page)
    let votes = selectors.compactMap { member in
      member.selector.select(in: page, marks).map {
        Consensus.Vote(selection: $0, weight: member.weight, isWide: member.isWide)
      }
    }
    guard let chosen = Consensus.choose(among: votes, in: page) else { return nil }
    var selection = Widening.widen(chosen, with: votes, in: page)
    LedeRecovery.recover(into: &selection, in: page)
    selection.pictureTexts = PictureTexts.find(in: selection, of: page)
    return selection
  }
}
