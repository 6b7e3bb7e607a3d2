import Cleaning
import Deduplication
import Storage
import WebText

extension CorrectionOutline {
  /// The first passages that differ, each with a few words around it.
  static func changes(of corrected: CorrectedArticle) -> [Change] {
    let diff = WordDiff(
      from: corrected.formerContent?.text,
      to: corrected.article.content?.text ?? corrected.article.text)
    guard diff.hasChanges else { return [] }
    let parts = diff.shortened(to: DigestLimits.wordsAroundChange).parts
    var changes: [Change] = []
    var index = 0
    while index < parts.count, changes.count < DigestLimits.passagesPerCorrection {
      guard parts[index].fate != .kept else {
        index += 1
        continue
      }
      let before = index > 0 ? parts[index - 1].text.components.last : nil
      var (removed, added): (String?, String?) = (nil, nil)
      while index < parts.count, parts[index].fate != .kept {
        if parts[index].fate == .removed { removed = passage(parts[index].text) }
        if parts[index].fate == .added { added = passage(parts[index].text) }
        index += 1
      }
      let after = index < parts.count ? parts[index].text.components.first : nil
      changes.append(Change(before: before, removed: removed, added: added, after: after))
    }
    return changes
  }

  private static func passage(_ text: String) -> String {
    DisplayText.singleLine(text).shortened(to: DigestLimits.passageColumns)
  }
}

extension String {
  /// The words on the sides of what was left out.
  fileprivate var components: [String] {
    split(separator: "…").map { DisplayText.singleLine(String($0)) }.filter { !$0.isEmpty }
  }
}
