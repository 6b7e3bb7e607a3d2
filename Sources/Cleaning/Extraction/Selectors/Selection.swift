import Markup

/// A part of a page: what is in one of its nodes, without some subtrees.
struct Selection {
  /// The node whose contents are selected.
  var root: Int
  /// Marks the roots of what is left out in it.
  var leftOut: [Bool]
  /// The roots of what belongs to pictures: markup shows it, text does not.
  var pictureTexts: [Int] = []

  init(root: Int, leftOut: [Bool]) {
    self.root = root
    self.leftOut = leftOut
  }

  /// Marks the roots of what is left out in the text: pictures are, with what belongs to them.
  var leftOutOfText: [Bool] {
    var marks = leftOut
    for node in pictureTexts { marks[node] = true }
    return marks
  }

  /// Marks the text nodes that are selected.
  func selectedTexts(of page: AnnotatedPage) -> [Bool] {
    var selected = [Bool](repeating: false, count: page.tree.nodes.count)
    forEachText(of: page) { selected[$0] = true }
    return selected
  }

  /// How much text is selected.
  func count(in page: AnnotatedPage) -> Int {
    var count = 0
    forEachText(of: page) { count += Int(page.texts[$0].count) }
    return count
  }

  private func forEachText(of page: AnnotatedPage, _ body: (Int) -> Void) {
    var index = root
    let end = Int(page.tree.nodes[root].end)
    while index < end {
      if leftOut[index] {
        index = Int(page.tree.nodes[index].end)
        continue
      }
      if page.texts[index].count > 0 { body(index) }
      index += 1
    }
  }
}

/// A way to find the article on a page, one a file.
protocol ArticleSelector: Sendable {
  /// The article as this selector sees it, nil where it sees none.
  func select(in page: AnnotatedPage, _ marks: PageMarks) -> Selection?
}
