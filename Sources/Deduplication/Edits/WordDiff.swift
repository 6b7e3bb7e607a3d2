public import Vocabulary

/// What an edit changed in a text, word by word.
///
/// Blanks are no words: a text that is only broken into lines otherwise has not changed.
public struct WordDiff: Hashable, Sendable {
  /// What became of some words.
  public enum Fate: String, Hashable, Sendable {
    /// They stand in both versions.
    case kept
    /// They stood in the earlier version only.
    case removed
    /// They stand in the later version only.
    case added
  }

  /// Some words in a row that had the same fate.
  public struct Part: Hashable, Sendable {
    /// What became of them.
    public var fate: Fate
    /// The blanks before them; of what was kept, those of the later version.
    public var gap: String
    /// The words, with the blanks between them.
    public var text: String
  }

  /// The words of both versions in order; where words were replaced, the removed ones first.
  ///
  /// The parts that are kept and added are the later version.
  public private(set) var parts: [Part]

  /// Compares two versions; time and memory are bounded by the sum of their lengths.
  public init(from old: PlainText?, to new: PlainText?) {
    let former = EditedText(old?.utf8 ?? [])
    let later = EditedText(new?.utf8 ?? [])
    parts = []
    var position = (old: 0, new: 0)
    for change in EditChanges(from: former, to: later).changes {
      add(.kept, position.new..<change.new.lowerBound, of: later)
      add(.removed, change.old, of: former)
      add(.added, change.new, of: later)
      position = (change.old.upperBound, change.new.upperBound)
    }
    add(.kept, position.new..<later.words.count, of: later)
  }

  /// Whether a word was removed or added at all.
  public var hasChanges: Bool { parts.contains { $0.fate != .kept } }

  private mutating func add(_ fate: Fate, _ words: Range<Int>, of text: EditedText) {
    guard !words.isEmpty else { return }
    parts.append(Part(fate: fate, gap: text.gap(before: words), text: text.string(of: words)))
  }
}

extension WordDiff {
  /// The diff with no more than so many words of what was kept around each change.
  ///
  /// Where words are left out stands an ellipsis.
  public func shortened(to count: Int) -> WordDiff {
    var shortened = self
    shortened.parts = parts.indices.map { index in
      var part = parts[index]
      guard part.fate == .kept else { return part }
      let isFirst = index == 0
      let isLast = index == parts.count - 1
      let text = EditedText(Array(part.text.utf8))
      let head = isFirst ? 0 : count
      let tail = isLast ? 0 : count
      // One word alone is not worth an ellipsis.
      guard text.words.count > head + tail + 1 else { return part }
      let end = text.string(of: text.words.count - tail..<text.words.count)
      part.text = [text.string(of: 0..<head), "…", end].filter { !$0.isEmpty }
        .joined(separator: " ")
      return part
    }
    return shortened
  }

  /// The diff as text, what was kept and what changed each written as the closures say.
  ///
  /// What replaces something stands right behind it.
  public func text(kept: (String) -> String, changed: (Fate, String) -> String) -> String {
    var text = ""
    for (index, part) in parts.enumerated() {
      if index > 0, isApart(index) { text += part.gap }
      text += part.fate == .kept ? kept(part.text) : changed(part.fate, part.text)
    }
    return text
  }

  /// The diff as text: `[-gone-]{+new+}`.
  public var marked: String {
    text(
      kept: { $0 }, changed: { $0 == .removed ? "[-\($1)-]" : "{+\($1)+}" })
  }

  /// Whether blanks stand before a part that is not the first.
  private func isApart(_ index: Int) -> Bool {
    let (former, part) = (parts[index - 1], parts[index])
    guard part.fate == .added, former.fate == .removed else { return true }
    return former.gap.isEmpty || part.gap.contains("\n") && !former.gap.contains("\n")
  }
}
