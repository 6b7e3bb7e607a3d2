import Markup

/// Where on its page an article stands, for what is told about it stands near.
struct StoryPlace {
  private static let longestNote: Int32 = 300

  /// The first and the last block of its running text.
  let blocks: ClosedRange<Int>
  /// Marks the nodes of what is about other things: navigation, comments, other stories.
  let isElsewhere: [Bool]

  init(_ selection: Selection, in page: AnnotatedPage) {
    let selected = selection.selectedTexts(of: page)
    var first: Int?
    var last = 0
    var firstOfAll: Int?
    for index in page.bodyNodes where selected[index] {
      let number = Int(page.blockNumber[index])
      firstOfAll = firstOfAll ?? number
      if first == nil, page.blocks[number].isProse { first = number }
      last = number
    }
    let start = first ?? firstOfAll ?? 0
    blocks = start...max(start, last)
    isElsewhere = Self.elsewhere(page, story: page.blocks[start].start)
  }

  /// True for a node that stands before the running text.
  func isBefore(_ node: Int, in page: AnnotatedPage) -> Bool {
    node < page.blocks[blocks.lowerBound].start
  }

  /// True for a node that stands behind the running text.
  func isAfter(_ node: Int, in page: AnnotatedPage) -> Bool {
    node >= page.blocks[blocks.upperBound].end
  }

  private static func elsewhere(_ page: AnnotatedPage, story: Int) -> [Bool] {
    var marks = [Bool](repeating: false, count: page.tree.nodes.count)
    for index in page.bodyNodes {
      let node = page.tree.nodes[index]
      let parent = Int(node.parent)
      if marks[parent] {
        marks[index] = true
        continue
      }
      guard let element = node.element, !(index..<Int(node.end)).contains(story) else { continue }
      switch element {
      case .nav, .form, .menu: marks[index] = true
      case .footer: marks[index] = !isPartOfArticle(index, page, story: story)
      // Who wrote the article, and when, may stand beside it.
      case .aside:
        marks[index] =
          page.count(in: index, upTo: longestNote) >= longestNote
          || !isPartOfArticle(index, page, story: story)
      default:
        let traits = page.traits[index]
        marks[index] =
          !traits.isDisjoint(with: [.comments, .foreignRole])
          || traits.contains(.boilerplate)
            && traits.isDisjoint(with: [.byline, .date, .headline, .statedAuthor])
      }
    }
    return marks
  }

  /// True for what stands in the same `article` element as the story.
  private static func isPartOfArticle(
    _ node: Int, _ page: AnnotatedPage, story: Int
  ) -> Bool {
    var parent = Int(page.tree.nodes[node].parent)
    while parent > page.body {
      if page.traits[parent].contains(.article), story >= parent,
        story < Int(page.tree.nodes[parent].end)
      {
        return true
      }
      parent = Int(page.tree.nodes[parent].parent)
    }
    return false
  }
}
