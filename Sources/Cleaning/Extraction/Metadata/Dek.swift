import Markup
import WebText

/// The line under a headline that stands outside of the chosen part of a page.
enum Dek {
  private static let fewestBytes = 30
  private static let mostBytes = 500

  /// The dek between headline and story, nil where there is none.
  static func find(
    in page: AnnotatedPage, _ place: StoryPlace, headline: Int?, description: String?
  ) -> String? {
    let start = headline.flatMap { page.block(of: $0) }.map { $0 + 1 } ?? 0
    let end = place.blocks.lowerBound
    guard start < end else { return nil }
    let said = description.map(ComparableWords.of)
    var called: String?
    for number in start..<end where page.blocks[number].linked * 2 < page.blocks[number].count {
      guard page.blocks[number].count >= Int32(fewestBytes),
        page.blocks[number].count <= Int32(mostBytes)
      else { continue }
      let text = page.line(ofBlock: number)
      if let said, Description.matches(said, ComparableWords.of(text)) { return text }
      if called == nil, isCalledDek(page.blocks[number], in: page) { called = text }
    }
    return called
  }

  private static func isCalledDek(_ block: PageBlock, in page: AnnotatedPage) -> Bool {
    var node = Int(block.container)
    for _ in 0..<3 where node > page.body {
      if !page.traits[node].isDisjoint(with: [.dek]) { return true }
      node = Int(page.tree.nodes[node].parent)
    }
    return false
  }
}

/// What a page says its article is about, for search engines.
enum Description {
  private static let fewestBytes = 30

  /// True when a text says the same, or what the description was cut off from; both as
  /// `ComparableWords`.
  static func matches(_ description: String, _ text: String) -> Bool {
    description == text
      || description.utf8.count >= fewestBytes && text.hasPrefix(description.dropLast())
  }
}
