/// Takes a larger selection in place of a fragment of it.
enum Widening {
  /// The selection that holds the chosen one and at least as much prose again; else the chosen one.
  static func widen(
    _ chosen: Selection, with votes: [Consensus.Vote], in page: AnnotatedPage
  ) -> Selection {
    let texts = chosen.selectedTexts(of: page)
    let (all, prose, _) = sums(of: page) { texts[$0] }
    for vote in votes where vote.isWide {
      let wider = vote.selection.selectedTexts(of: page)
      let shared = sums(of: page) { texts[$0] && wider[$0] }
      guard shared.all * 10 >= all * 9 else { continue }
      let more = sums(of: page) { wider[$0] && !texts[$0] }
      if more.prose >= prose, more.linked * 5 < more.all, more.prose * 2 > more.all {
        return vote.selection
      }
    }
    return chosen
  }

  private static func sums(
    of page: AnnotatedPage, where isCounted: (Int) -> Bool
  ) -> (all: Int, prose: Int, linked: Int) {
    var sums = (all: 0, prose: 0, linked: 0)
    for index in page.bodyNodes where page.texts[index].count > 0 && isCounted(index) {
      let count = Int(page.texts[index].count)
      sums.all += count
      if page.blocks[Int(page.blockNumber[index])].isProse { sums.prose += count }
      if page.traits[index].contains(.linked) { sums.linked += count }
    }
    return sums
  }
}
