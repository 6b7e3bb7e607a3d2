import Markup

/// Finds the captions and credits of pictures.
///
/// They stay with the pictures in the markup; the text, which has no pictures, goes without them.
enum PictureTexts {
  /// Longer ones are part of the text whatever they are called.
  private static let longestCaption: Int32 = 400

  /// The roots of what belongs to pictures in a selection.
  static func find(in selection: Selection, of page: AnnotatedPage) -> [Int] {
    var found: [Int] = []
    let totals = SubtreeTotals(page, leavingOut: selection.leftOut)
    let all = totals[selection.root].count
    var index = selection.root + 1
    let end = Int(page.tree.nodes[selection.root].end)
    while index < end {
      let node = page.tree.nodes[index]
      guard node.element != nil, !selection.leftOut[index] else {
        index = max(Int(node.end), index + 1)
        continue
      }
      let count = totals[index].count
      if count > 0, count * 4 < all, isPictureText(index, of: page, count: count) {
        found.append(index)
        index = Int(node.end)
      } else {
        index += 1
      }
    }
    return found
  }

  private static func isPictureText(_ node: Int, of page: AnnotatedPage, count: Int32) -> Bool {
    let traits = page.traits[node]
    if traits.contains(.caption) { return count < longestCaption }
    switch page.tree.nodes[node].element {
    case .figcaption: return traits.contains(.inFigure)
    case .figure: return holdsPictureAlone(node, of: page)
    default: return false
    }
  }

  /// True for a figure of a picture; one of a table, a quotation, code or a list is text.
  private static func holdsPictureAlone(_ figure: Int, of page: AnnotatedPage) -> Bool {
    var hasPicture = false
    for index in figure..<Int(page.tree.nodes[figure].end) {
      switch page.tree.nodes[index].element {
      case .table, .blockquote, .pre, .code, .ul, .ol, .dl: return false
      case .img, .picture, .video, .iframe: hasPicture = true
      default: break
      }
    }
    return hasPicture
  }
}
