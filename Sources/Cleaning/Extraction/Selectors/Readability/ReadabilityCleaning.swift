import Markup

/// Leaves out of a selection what Readability calls fishy: by counts of pictures, links, items.
enum ReadabilityCleaning {
  /// Longer ones are part of the text whatever they are called.
  private static let longestShareBar: Int32 = 500

  static func clean(
    _ selection: inout Selection, in page: AnnotatedPage, _ attempt: ReadabilitySelector.Attempt
  ) {
    var counts = ElementCounts(page, selection)
    let nodes = selection.root + 1..<Int(page.tree.nodes[selection.root].end)
    func remove(_ index: Int) {
      selection.leftOut[index] = true
      counts.remove(index)
    }
    func removeAll(_ isRemoved: (Int, HTMLElement) -> Bool) {
      for index in nodes.reversed() {
        guard let element = page.tree.nodes[index].element, !selection.leftOut[index],
          !counts.isGone(index), isRemoved(index, element)
        else { continue }
        remove(index)
      }
    }
    let conditionally = attempt.contains(.cleansConditionally)
    if conditionally {
      removeAll { $1 == .form && counts.isFishy($0, $1) }
      removeAll { $1 == .fieldset && counts.isFishy($0, $1) }
    }
    removeAll { index, element in
      switch element {
      case .footer, .aside, .input, .textarea, .select, .button: true
      default:
        page.traits[index].contains(.share) && counts[index].count < longestShareBar
      }
    }
    removeAll { ($1 == .h1 || $1 == .h2) && page.traits[$0].nameWeight < 0 }
    guard conditionally else { return }
    removeAll { $1 == .table && counts.isFishy($0, $1) }
    removeAll { ($1 == .ul || $1 == .ol) && counts.isFishy($0, $1) }
    removeAll { $1 == .div && counts.isFishy($0, $1) }
  }
}
