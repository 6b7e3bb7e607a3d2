import Markup

/// Asks every selector, and chooses what agrees most with the others.
enum ArticleChoice {
  static func choose(in page: AnnotatedPage) -> Selection? {
    let marks = PageMarks(page)
    let selectors: [any ArticleSelector] = [
      ContainerSelector(isStrict: false), ReadabilitySelector(), ProseRunSelector(),
      ContainerSelector(isStrict: true),
    ]
    let votes = selectors.compactMap { $0.select(in: page, marks) }.map {
      Consensus.Vote(selection: $0, weight: 1, isCandidate: true)
    }
    return Consensus.choose(among: votes, in: page)
  }
}
