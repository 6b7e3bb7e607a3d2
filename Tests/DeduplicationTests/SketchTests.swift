import TestSupport
import Testing
import Vocabulary

@testable import Deduplication

@Suite struct SketchTests {
  /// Words that make no sense, the same for the same seed.
  private func words(_ count: Int, seed: UInt64) -> [String] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in "w\(random.next() % 5_000)" }
  }

  private func sketch(_ words: [String], title: String? = nil) -> Sketch {
    Sketch(
      title: title.map { PlainText(verbatim: $0) },
      text: PlainText(verbatim: words.joined(separator: " ")))
  }

  private func lineage(
    of sketch: Sketch, feed: Int64? = nil, beside other: Sketch, otherFeed: Int64? = nil
  ) throws -> Int64? {
    var index = MemoryIndex()
    index.insert(
      Candidate(id: 0, lineage: 0, feed: otherFeed, sketch: other),
      name: ClusterName(arrival: 0, id: "other"))
    index.settle(0, by: LineageAssignment(matches: [], recurrence: []))
    let article = Candidate(id: 1, lineage: 1, feed: feed, sketch: sketch)
    return assignLineage(of: article, in: index).best.map { _ in 7 }
  }

  @Test("a sketch has at most 128 fingerprints, ascending", arguments: [0, 1, 3, 4, 130, 5_000])
  func size(count: Int) {
    let sketch = sketch(words(count, seed: 1))
    #expect(sketch.fingerprints.count <= 128)
    #expect(sketch.fingerprints == sketch.fingerprints.sorted())
    #expect(Set(sketch.fingerprints).count == sketch.fingerprints.count)
    #expect(sketch.tokenCount == count)
    #expect(sketch.rate.nonzeroBitCount == 1)
    #expect(sketch.bandKeys.count <= 24)
    #expect(sketch.fingerprints.isEmpty == (count == 0))
  }

  @Test("case, punctuation, blanks and apostrophes mean nothing")
  func normalisation() {
    let one = Sketch(title: nil, text: PlainText(verbatim: "“Don’t” SAY, Ärger — Ωmega!  Привет"))
    let other = Sketch(title: nil, text: PlainText(verbatim: "dont say ärger\nωmega привет"))
    #expect(one.fingerprints == other.fingerprints)
    #expect(one.lede == other.lede)
  }

  @Test("a character is a word where no blanks are written")
  func ideographs() {
    #expect(Sketch(title: nil, text: PlainText(verbatim: "日本語の記事。ok")).tokenCount == 7)
  }

  @Test("the store's form is read back, and damage is seen", arguments: 0..<20)
  func bytes(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let count = Int.random(in: 0..<600, using: &random)
    let sketch = sketch(words(count, seed: seed), title: "A title of \(count) words")
    let bytes = sketch.bytes
    #expect(Sketch(bytes: bytes) == sketch, "seed \(seed)")
    #expect(Sketch(bytes: Array(bytes.dropLast())) == nil)
    #expect(Sketch(bytes: []) == nil)
    for _ in 0..<100 {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      _ = Sketch(bytes: damaged)?.bandKeys
    }
  }

  @Test("a text that contains another is of its lineage, at any length")
  func containment() throws {
    let story = words(300, seed: 3)
    let longer = words(200, seed: 4) + story + words(100, seed: 5)
    #expect(
      try lineage(of: sketch(longer, title: "One two"), beside: sketch(story, title: "One two"))
        == 7)
    #expect(try lineage(of: sketch(story), beside: sketch(story + words(60, seed: 6))) == 7)
  }

  @Test("an edited text is of its lineage, another text is not")
  func editing() throws {
    var edited = words(400, seed: 8)
    for position in stride(from: 0, to: 400, by: 40) { edited[position] = "edit" }
    #expect(try lineage(of: sketch(edited), beside: sketch(words(400, seed: 8))) == 7)
    #expect(
      try lineage(of: sketch(words(400, seed: 9)), beside: sketch(words(400, seed: 8))) == nil)
  }

  @Test("sentences in another order are the same text, words in another order are not")
  func order() throws {
    let sentences = (0..<20).map { words(20, seed: 100 + $0) }
    let text = Array(sentences.joined())
    let shuffled = Array(sentences.reversed().joined())
    #expect(try lineage(of: sketch(shuffled), beside: sketch(text)) == 7)
    #expect(try lineage(of: sketch(text.sorted()), beside: sketch(text)) == nil)
  }

  @Test("one form filled with other figures is another article of the feed")
  func forms() throws {
    let form = words(120, seed: 11)
    func report(_ day: Int) -> Sketch {
      var text = form
      for position in stride(from: 0, to: 120, by: 15) { text[position] = "\(day * 31 + position)" }
      return sketch(text, title: "Weather of the day")
    }
    #expect(try lineage(of: report(2), feed: 1, beside: report(1), otherFeed: 1) == nil)
    #expect(try lineage(of: report(1), feed: 1, beside: report(1), otherFeed: 1) == 7)
  }

  @Test("short texts must be nearly equal, title included")
  func shortTexts() throws {
    let short = ["Read", "more", "at", "our", "site", "today"]
    #expect(
      try lineage(of: sketch(short, title: "Storm"), beside: sketch(short, title: "Flood")) == nil)
    #expect(
      try lineage(of: sketch(short, title: "Storm"), beside: sketch(short, title: "storm")) == 7)
    #expect(try lineage(of: sketch([], title: "Storm"), beside: sketch([], title: "Storm")) == nil)
  }

  @Test("at most 64 candidates are compared, those that share most first")
  func candidates() throws {
    var index = MemoryIndex()
    let text = words(300, seed: 20)
    for id in 0..<200 {
      let other = text.prefix(Int(id) + 100) + words(200 - Int(id), seed: UInt64(1_000 + id))
      index.insert(
        Candidate(id: 0, lineage: 0, sketch: sketch(Array(other), title: "Title \(id)")),
        name: ClusterName(arrival: id, id: "\(id)"))
      index.settle(id, by: LineageAssignment(matches: [], recurrence: []))
    }
    let article = Candidate(id: 999, lineage: 999, sketch: sketch(text, title: "Other"))
    #expect(index.candidates(for: article).count <= 64)
    let best = try #require(assignLineage(of: article, in: index).best)
    #expect(best.lineage > 180)
    #expect(best.why.hasPrefix("containment"))
  }

  @Test("two sketches that resemble each other share a key", arguments: 0..<30)
  func keys(seed: UInt64) {
    let text = words(400, seed: seed)
    let other = text.dropFirst(60) + words(60, seed: seed + 1_000)
    #expect(!Set(sketch(text).bandKeys).isDisjoint(with: sketch(Array(other)).bandKeys))
  }
}
