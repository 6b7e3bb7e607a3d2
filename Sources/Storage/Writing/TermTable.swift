import Deduplication
import GRDB
import Vocabulary

/// In how many texts of this season and the one before each word stands, in the table `termCount`.
struct TermTable {
  private let db: Database
  private let season: Int64
  private var frequencies: TermFrequencies?
  /// What is to be added to the season's counts.
  private var added: [UInt64: Int] = [:]
  private var addedTextCount = 0

  /// Counts in the season of a time.
  init(db: Database, now: Timestamp) {
    self.db = db
    season = now.secondsSinceEpoch.flooredDivision(by: 86_400 * Limits.daysPerSeason)
  }

  /// The words of a text, weighed by how rare they are; the text itself is counted where it is new.
  ///
  /// Of very many texts only every eighth is counted, which tells as much and costs less.
  mutating func vector(of text: StoryText, isNew: Bool, id: Int64) throws -> StoryVector {
    var frequencies = try self.frequencies ?? begin()
    // One owner alone, or each text would copy what is known of all words.
    self.frequencies = nil
    try read(text.stems.filter { frequencies.count(of: $0) == nil }, into: &frequencies)
    let isSample =
      frequencies.textCount < Limits.textsCountedEach || id % Limits.countedTextInterval == 0
    if isNew, isSample {
      frequencies.add(text)
      for stem in text.stems { added[stem, default: 0] += 1 }
      addedTextCount += 1
    }
    self.frequencies = frequencies
    return StoryVector(text, frequencies)
  }

  private func begin() throws -> TermFrequencies {
    try db.run("DELETE FROM termCount WHERE season < ?", [season - 1])
    let count: Int? = try db.value(
      "SELECT sum(count) FROM termCount WHERE season IN (?1, ?1 - 1) AND term = 0", [season])
    return TermFrequencies(textCount: UInt32(clamping: count ?? 0))
  }

  private func read(_ stems: [UInt64], into frequencies: inout TermFrequencies) throws {
    guard !stems.isEmpty else { return }
    for stem in stems { frequencies.note(stem, count: 0) }
    let list = JSONColumn.list(stems.map(Int64.init(bitPattern:)))
    for row in try db.rows(TermTable.counts, [season, list]) {
      let stem = UInt64(bitPattern: row[0])
      frequencies.note(
        stem, count: (frequencies.count(of: stem) ?? 0) + UInt32(clamping: row[1] as Int64))
    }
  }

  static let counts = """
    SELECT t.term, t.count FROM json_each(?2) j
    CROSS JOIN termCount t ON t.season IN (?1, ?1 - 1) AND t.term = j.value
    """

  /// Writes what was counted.
  mutating func flush() throws {
    guard addedTextCount > 0 else { return }
    try db.run(TermTable.addition, [season, 0, addedTextCount])
    for (stem, count) in added.sorted(by: { Int64(bitPattern: $0.key) < Int64(bitPattern: $1.key) })
    {
      try db.run(TermTable.addition, [season, Int64(bitPattern: stem), count])
    }
    added = [:]
    addedTextCount = 0
  }

  private static let addition = """
    INSERT INTO termCount (season, term, count) VALUES (?, ?, ?)
    ON CONFLICT (season, term) DO UPDATE SET count = count + excluded.count
    """
}
