/// Chooses the selection that agrees most with the others.
enum Consensus {
  /// A selection, and its weight as a judge of all of them.
  struct Vote {
    var selection: Selection
    var weight: Double
    /// Whether a larger selection of this kind may stand in for a fragment.
    var isWide: Bool
  }

  /// The best selection; the earlier one where two are equally good.
  ///
  /// A selection speaks for itself, too: the one that weighs more needs less of the others' support.
  static func choose(among votes: [Vote], in page: AnnotatedPage) -> Selection? {
    let texts = votes.map { $0.selection.selectedTexts(of: page) }
    var best: (index: Int, score: Double)?
    for index in votes.indices {
      var score = 0.0
      for other in votes.indices {
        score += votes[other].weight * agreement(of: texts[index], and: texts[other], in: page)
      }
      if score > (best?.score ?? -1) { best = (index, score) }
    }
    return best.map { votes[$0.index].selection }
  }

  /// The F1 measure of two selections, by how much text they share.
  private static func agreement(
    of one: [Bool], and other: [Bool], in page: AnnotatedPage
  ) -> Double {
    var (shared, sum) = (0, 0)
    for index in page.bodyNodes {
      let count = Int(page.texts[index].count)
      if one[index] { sum += count }
      if other[index] {
        sum += count
        if one[index] { shared += count }
      }
    }
    return sum > 0 ? 2 * Double(shared) / Double(sum) : 0
  }
}
