import Cleaning
import Testing
import Vocabulary
import WebText

@Suite("Block ledger")
struct BlockLedgerTests {
  private static let now = Timestamp(secondsSinceEpoch: 1_800_000_000)
  private static let pitch = "<p>Sign up for our letter and get the tides each morning.</p>"

  private func seen(_ number: Int, _ extra: String = pitch) -> SeenArticle {
    let body = (0..<3).map { "<p>Text \(word(number * 3 + $0)) of an article of its own.</p>" }
    let entry = EntryContent(
      title: nil, summary: nil, content: TextConstruct(.html, body.joined() + extra))
    return Cleaner().prepare(entry).seen(among: [])
  }

  /// A word for a number, without digits.
  private func word(_ number: Int) -> String {
    String(number).map { String(UnicodeScalar(UInt8($0.wholeNumberValue ?? 0) + 97)) }
      .joined(separator: "") + "word"
  }

  private func ledger(_ articles: Int, at time: Timestamp = now) -> BlockLedger {
    var ledger = BlockLedger()
    for number in 0..<articles { ledger.count([seen(number)], at: time) }
    return ledger
  }

  @Test("a block is known from the third article on", arguments: 1...5)
  func threshold(articles: Int) {
    #expect(ledger(articles).learned(at: Self.now).known.isEmpty == (articles < 3))
  }

  @Test("a block that few of the articles carry is not known")
  func share() {
    var ledger = BlockLedger()
    ledger.count(
      (0..<40).map { seen($0, [3, 14, 31].contains($0) ? Self.pitch : "") }, at: Self.now)
    #expect(ledger.learned(at: Self.now).known.isEmpty)
  }

  @Test("what begins late counts against the articles since then")
  func lateBeginning() {
    var ledger = BlockLedger()
    for number in 0..<30 { ledger.count([seen(number, "")], at: Self.now) }
    for number in 30..<33 { ledger.count([seen(number)], at: Self.now) }
    #expect(!ledger.learned(at: Self.now).known.isEmpty)
  }

  @Test("what no article carries any more is forgotten with time")
  func decay() {
    let ledger = ledger(4)
    let halfLife = LearningLimits.halfLife
    #expect(!ledger.learned(at: Self.now + halfLife * 0.9).known.isEmpty)
    #expect(ledger.learned(at: Self.now + halfLife).known.isEmpty)
    // A clock that went back takes nothing away.
    #expect(!ledger.learned(at: Self.now + .seconds(-1_000_000)).known.isEmpty)
  }

  @Test("a ledger holds no more than its bound, and what recurs stays in it")
  func bound() {
    var ledger = BlockLedger()
    for number in 0..<900 {
      let time = Self.now + .seconds(number)
      ledger.count([seen(number, number < 5 ? Self.pitch : "")], at: time)
      #expect(ledger.records.count <= LearningLimits.blocksPerScope)
    }
    #expect(ledger.records.values.contains { $0.articleCount == 5 })
    #expect(ledger.articleCount == 900)
  }

  @Test("the order of articles that come together changes nothing", arguments: [1, 7, 23])
  func order(step: Int) {
    let articles = (0..<24).map { seen($0, $0 % 3 == 0 ? Self.pitch : "") }
    var forward = BlockLedger()
    forward.count(articles, at: Self.now)
    var shuffled = BlockLedger()
    shuffled.count((0..<24).map { articles[$0 * step % 24] }, at: Self.now)
    #expect(forward.records == shuffled.records)
  }
}
