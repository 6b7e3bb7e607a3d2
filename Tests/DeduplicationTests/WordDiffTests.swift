import TestSupport
import Testing
import Vocabulary

@testable import Deduplication

@Suite struct WordDiffTests {
  private func diff(_ old: String, _ new: String) -> WordDiff {
    WordDiff(from: PlainText(verbatim: old), to: PlainText(verbatim: new))
  }

  @Test(
    "an edit is told word by word",
    arguments: [
      ("the old harbour", "the old harbour", "the old harbour"),
      ("", "", ""), ("", "all new", "{+all new+}"), ("all gone", "", "[-all gone-]"),
      ("the old harbour", "the new harbour", "the [-old-]{+new+} harbour"),
      ("a cat, a dog", "a cat; a dog", "a cat[-,-]{+;+} a dog"),
      ("it costs 1,200.50 now", "it costs 1,300.50 now", "it costs [-1,200.50-]{+1,300.50+} now"),
      ("open at 12:30.", "open at 12:45.", "open at [-12:30-]{+12:45+}."),
      ("they don't know", "they do know", "they [-don't-]{+do+} know"),
      ("end of it", "end of it. And more.", "end of it{+. And more.+}"),
      ("one two three", "one three", "one [-two-] three"),
      ("one three", "one two three", "one {+two+} three"),
      ("first\n\nsecond", "first second", "first second"),
      ("first", "first\n\nsecond", "first\n\n{+second+}"),
      ("今日は晴れ", "今日は雨", "今日は[-晴れ-]{+雨+}"),
      ("Zürich wins", "Zurich wins", "[-Zürich-]{+Zurich+} wins"),
    ])
  func marked(old: String, new: String, wanted: String) {
    #expect(diff(old, new).marked == wanted)
    #expect(diff(old, new).hasChanges == wanted.contains { "[{".contains($0) })
  }

  @Test("a sentence that was written anew is told whole, not in shreds")
  func readable() {
    let told = diff(
      "Before. It rained in the north and the river rose. After that all was quiet again.",
      "Before. Snow fell over the hills and roads were closed. After that all was quiet again.")
    let changed = told.parts.filter { $0.fate != .kept }
    #expect(changed.count == 2, "\(told.marked)")
  }

  @Test("what is kept is shortened around the changes")
  func shortened() {
    let old = (1...40).map { "w\($0)" }.joined(separator: " ")
    let new = old.replacing("w20 ", with: "x ")
    #expect(
      diff(old, new).shortened(to: 2).marked == "… w18 w19 [-w20-]{+x+} w21 w22 …")
    #expect(diff(old, new).shortened(to: 50) == diff(old, new))
  }

  /// A text that shares much with another, by chance.
  private func text(_ random: inout SplitMix, words: UInt64, count: Int) -> String {
    (0..<count).map { _ in
      "w\(random.next() % words)" + [" ", "  ", "\n", ", "][Int(random.next() % 4)]
    }.joined()
  }

  private func stripped(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  @Test("both versions can be read from a diff", arguments: 0..<200 as Range<UInt64>)
  func whole(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let words = 1 + random.next() % 20
    let (old, new) = (
      text(&random, words: words, count: Int(random.next() % 80)),
      text(&random, words: words, count: Int(random.next() % 80))
    )
    let parts = diff(old, new).parts
    let later = parts.filter { $0.fate != .removed }.map { $0.gap + $0.text }.joined()
    let former = parts.filter { $0.fate != .added }.map(\.text).joined()
    #expect(new.hasPrefix(later) && stripped(new) == stripped(later), "seed \(seed)")
    #expect(stripped(former) == stripped(old), "seed \(seed)")
  }

  @Test("a script is as short as can be, and with less effort still a script", arguments: 0..<100)
  func shortest(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    func sequence() -> [Int32] {
      (0..<Int(random.next() % 40)).map { _ in Int32(random.next() % 4) }
    }
    let (old, new) = (sequence(), sequence())
    for effort in [1, 2, 256] {
      let script = EditScript(from: old, to: new, effort: effort)
      let kept = zip(old, script.isRemoved).filter { !$0.1 }.map(\.0)
      #expect(kept == zip(new, script.isAdded).filter { !$0.1 }.map(\.0), "seed \(seed)")
      if effort == 256 { #expect(kept.count == longestCommon(old, new), "seed \(seed)") }
    }
  }

  /// By the table of Wagner and Fischer.
  private func longestCommon(_ old: [Int32], _ new: [Int32]) -> Int {
    var row = Array(repeating: 0, count: new.count + 1)
    for mine in old {
      var diagonal = 0
      for (position, other) in new.enumerated() {
        let above = row[position + 1]
        row[position + 1] = mine == other ? diagonal + 1 : max(above, row[position])
        diagonal = above
      }
    }
    return row[new.count]
  }

  @Test("texts that have nothing in common are compared in bounded work")
  func bounded() {
    let old = (0..<60_000).map { "a\($0)" }.joined(separator: " ")
    let new = (0..<60_000).map { "b\($0)" }.joined(separator: " ")
    #expect(diff(old, new).parts.map(\.fate) == [.removed, .added])
  }
}
