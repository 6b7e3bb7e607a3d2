import Deduplication
import TestSupport
import Testing
import Vocabulary
import WebText

@Suite struct EntryMatchTests {
  /// An entry as a test writes it; the raw entry is all of it and `version`.
  private struct Entry {
    var guid: String?
    var url: String?
    var title: String?
    var day: Int?
    var version = 1

    var evidence: EntryEvidence {
      EntryEvidence(
        guid: guid, url: url, title: title,
        published: day.map { Timestamp(year: 2026, month: 11, day: $0) },
        sourceHash: StableHash(of: "\(self)"))
    }
  }

  /// The articles that a document made, numbered from 1.
  private func known(_ entries: [Entry]) -> KnownEntries {
    KnownEntries(
      entries: entries.enumerated().map { position, entry in
        KnownEntry(
          article: ArticleID(rawValue: Int64(position + 1)), sourceHash: entry.evidence.sourceHash,
          keys: entry.evidence.keys)
      })
  }

  private func match(_ entries: [Entry], to stored: [Entry]) -> [EntryMatch] {
    matchEntries(entries.map(\.evidence), to: known(stored))
  }

  private func article(_ number: Int64) -> ArticleID { ArticleID(rawValue: number) }

  private let plain = [
    Entry(guid: "a", url: "https://example.org/a", title: "A", day: 1),
    Entry(guid: "b", url: "https://example.org/b", title: "B", day: 2),
    Entry(guid: "c", url: "https://example.org/c", title: "C", day: 3),
  ]

  @Test("what is not stored is new, what did not change is the same")
  func newAndSame() {
    #expect(match(plain, to: []) == [.new, .new, .new])
    #expect(
      match(plain, to: plain) == [.same(article(1)), .same(article(2)), .same(article(3))])
    #expect(match([], to: plain) == [])
  }

  @Test("a guid finds its article whatever else changed")
  func changedByGUID() {
    let edited = [
      Entry(guid: "b", url: "https://example.org/b-moved", title: "B, corrected", day: 9)
    ]
    #expect(match(edited, to: plain) == [.changed(article(2))])
  }

  @Test("tracking parameters and scheme do not make another address")
  func changedByURL() {
    let edited = [
      Entry(guid: "b#2", url: "http://www.example.org/b?utm_source=rss", title: "B!", day: 9),
      Entry(url: "https://example.org/c#comments", title: "C", day: 3),
    ]
    #expect(match(edited, to: plain) == [.changed(article(2)), .changed(article(3))])
  }

  @Test("articles of one title stay apart when guid or address differ")
  func oneTitle() {
    let stored = [Entry(guid: "1", url: "https://example.org/1", title: "Weather", day: 1)]
    let next = [
      Entry(guid: "2", url: "https://example.org/2", title: "Weather", day: 1),
      Entry(guid: "1", url: "https://example.org/1", title: "Weather", day: 1),
      Entry(url: "https://example.org/3", title: "Weather", day: 1),
    ]
    #expect(match(next, to: stored) == [.new, .same(article(1)), .new])
  }

  @Test("a guid that a document gives to all its entries is no evidence")
  func oneGUIDForAll() {
    let stored = [
      Entry(guid: "site", url: "https://example.org/1", title: "One", day: 1),
      Entry(guid: "site", url: "https://example.org/2", title: "Two", day: 2),
    ]
    let next = [
      Entry(guid: "site", url: "https://example.org/3", title: "Three", day: 3),
      Entry(guid: "site", url: "https://example.org/2", title: "Two", day: 2),
      Entry(guid: "site", url: "https://example.org/1", title: "One, edited", day: 1),
    ]
    #expect(match(stored, to: []) == [.new, .new])
    #expect(match(next, to: stored) == [.new, .same(article(2)), .changed(article(1))])
  }

  @Test("entries without anything but one guid and titles are told apart by these")
  func oneGUIDNoURL() {
    let stored = [
      Entry(guid: "site", url: "https://example.org/", title: "One", day: 1),
      Entry(guid: "site", url: "https://example.org/", title: "Two", day: 2),
    ]
    let next = [
      Entry(guid: "site", url: "https://example.org/", title: "Three", day: 3),
      Entry(guid: "site", url: "https://example.org/", title: "Two", day: 2, version: 2),
      Entry(guid: "site", url: "https://example.org/", title: "One", day: 1),
    ]
    #expect(match(stored, to: []) == [.new, .new])
    #expect(match(next, to: stored) == [.new, .changed(article(2)), .same(article(1))])
  }

  @Test("guids that number the entries of each document anew are not trusted")
  func positionsAsGUIDs() {
    func listing(_ days: [Int]) -> [Entry] {
      days.enumerated().map { position, day in
        Entry(guid: "\(position)", url: "https://example.org/\(day)", title: "Day \(day)", day: day)
      }
    }
    let matches = match(listing([6, 5, 4, 3, 2]), to: listing([5, 4, 3, 2, 1]))
    #expect(
      matches == [
        .new, .changed(article(1)), .changed(article(2)), .changed(article(3)),
        .changed(article(4)),
      ])
  }

  @Test("several entries at one address are several articles")
  func oneURLForAll() {
    let stored = [
      Entry(guid: "1", url: "https://example.org/log", title: "One", day: 1),
      Entry(guid: "2", url: "https://example.org/log", title: "Two", day: 2),
    ]
    let next = [Entry(guid: "3", url: "https://example.org/log", title: "Three", day: 3)] + stored
    #expect(match(next, to: stored) == [.new, .same(article(1)), .same(article(2))])
    let withoutGUIDs = [
      Entry(url: "https://example.org/log", title: "One", day: 1),
      Entry(url: "https://example.org/log", title: "Two", day: 2),
    ]
    #expect(match(withoutGUIDs, to: []) == [.new, .new])
  }

  @Test("an entry that a document lists twice is a repeat, two that differ are not")
  func repeats() {
    let one = Entry(guid: "a", url: "https://example.org/a", title: "A", day: 1)
    let tracked = Entry(guid: "a", url: "https://example.org/a?utm_medium=feed", title: "A", day: 1)
    let other = Entry(guid: "a", url: "https://example.org/other", title: "Other", day: 1)
    #expect(
      match([one, tracked, other, one], to: []) == [.new, .repeat(of: 0), .new, .repeat(of: 0)])
    let noURL = Entry(guid: "a", title: "A", day: 1)
    #expect(match([noURL, noURL], to: []) == [.new, .repeat(of: 0)])
  }

  @Test("the weakest evidence decides when there is no other")
  func weakEvidence() {
    let titled = [Entry(title: "A", day: 1), Entry(title: "A", day: 2), Entry(title: "B")]
    #expect(match(titled, to: []) == [.new, .new, .new])
    #expect(
      match(titled, to: titled) == [.same(article(1)), .same(article(2)), .same(article(3))])
    let edited = [Entry(title: " A ", day: 1, version: 2)]
    #expect(match(edited, to: titled) == [.changed(article(1))])
    let bare = [Entry(version: 1), Entry(version: 2)]
    #expect(match(bare, to: bare) == [.same(article(1)), .same(article(2))])
  }

  @Test("what was purged does not come back")
  func purged() {
    let gone = plain[1].evidence
    var stored = known([plain[0]])
    stored.tombstones = Set(gone.keys.map(\.hash))
    let movedGUID = Entry(guid: "b2", url: "https://example.org/b", title: "B", day: 2)
    let sameTitle = Entry(guid: "x", url: "https://example.org/x", title: "B", day: 2)
    let entries = plain + [sameTitle]
    #expect(
      matchEntries(entries.map(\.evidence), to: stored)
        == [.same(article(1)), .purged, .new, .new])
    #expect(matchEntries([movedGUID.evidence], to: stored) == [.purged])
  }

  @Test("an article is never two entries, and polling twice is never new", arguments: 0..<40)
  func properties(seed: UInt64) {
    var random = SplitMix(seed: seed)
    func entry() -> Entry {
      Entry(
        guid: ["a", "b", "c", "d", nil].randomElement(using: &random) ?? nil,
        url: ["https://example.org/1", "https://example.org/2", "x", nil]
          .randomElement(using: &random) ?? nil,
        title: ["A", "B", nil].randomElement(using: &random) ?? nil,
        day: [1, 2, nil].randomElement(using: &random) ?? nil,
        version: Int.random(in: 1...2, using: &random))
    }
    let first = (0..<8).map { _ in entry() }
    let matches = match(first, to: [])
    let stored = zip(first, matches).filter { $0.1 == .new }.map(\.0)
    for (entry, again) in zip(first, match(first, to: stored)) {
      #expect(again != .new, "seed \(seed): \(entry)")
    }
    let next = (0..<8).map { _ in entry() }
    var taken: Set<ArticleID> = []
    for case .same(let article) in match(next, to: stored) {
      #expect(taken.insert(article).inserted, "seed \(seed)")
    }
    for case .changed(let article) in match(next, to: stored) {
      #expect(taken.insert(article).inserted, "seed \(seed)")
    }
  }
}
