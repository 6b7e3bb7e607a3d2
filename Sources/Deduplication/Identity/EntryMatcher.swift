import Vocabulary
import WebText

/// The work of `matchEntries`: each pass lets one kind of evidence decide what is still open.
struct EntryMatcher {
  private let entries: [EntryEvidence]
  private let known: [KnownEntry]
  private let tombstones: Set<StableHash>
  private let repeats: DocumentRepeats
  private let index: KnownIndex
  /// The position in `known` that each entry was found to be.
  private var found: [Int?]
  private var isTaken: [Bool]

  init(_ entries: [EntryEvidence], known: KnownEntries) {
    self.entries = entries
    self.known = known.entries
    tombstones = known.tombstones
    repeats = DocumentRepeats(of: entries)
    index = KnownIndex(known.entries)
    found = Array(repeating: nil, count: entries.count)
    isTaken = Array(repeating: false, count: known.entries.count)
  }

  mutating func match() -> [EntryMatch] {
    takeUnchanged()
    let trustsGUIDs = trustsGUIDs()
    if trustsGUIDs { takeByGUID() }
    takeByURL()
    takeByAddressAndTitle(trustsGUIDs: trustsGUIDs)
    takeByTitle(trustsGUIDs: trustsGUIDs)
    return entries.indices.map { position in
      if let first = repeats.first[position] { return .repeat(of: first) }
      if let place = found[position] {
        let isSame = known[place].sourceHash == entries[position].sourceHash
        return isSame ? .same(known[place].article) : .changed(known[place].article)
      }
      return isPurged(position, trustsGUIDs: trustsGUIDs) ? .purged : .new
    }
  }

  private var open: [Int] {
    entries.indices.filter { found[$0] == nil && repeats.first[$0] == nil }
  }

  private mutating func take(_ place: Int, for position: Int) {
    found[position] = place
    isTaken[place] = true
  }

  /// The same raw entry, which shares a key.
  private mutating func takeUnchanged() {
    for position in open {
      let entry = entries[position]
      let places = index.places(withSource: entry.sourceHash).filter { place in
        !isTaken[place] && entry.keys.contains { known[place].keys.contains($0) }
      }
      if let place = places.first { take(place, for: position) }
    }
  }

  /// False for a feed that numbers its entries anew in each document, or the like: several guids
  /// belong to stored articles with other titles at other addresses, more than do not.
  private func trustsGUIDs() -> Bool {
    var agreeing = 0
    var contradicted = 0
    for position in open {
      guard let place = index.onlyPlace(of: .guid, in: entries[position].keys) else { continue }
      if isContradicted(position, by: place) { contradicted += 1 } else { agreeing += 1 }
    }
    let unchanged = found.count { $0 != nil }
    return contradicted < 3 || contradicted <= agreeing + unchanged
  }

  /// True when address and title are both there and both others.
  private func isContradicted(_ position: Int, by place: Int) -> Bool {
    let (mine, others) = (entries[position].keys, known[place].keys)
    guard let address = mine.hash(of: .canonicalURL), let title = mine.titleHash,
      let otherAddress = others.hash(of: .canonicalURL), let otherTitle = others.titleHash
    else { return false }
    return address != otherAddress && title != otherTitle
  }

  /// The guid, where both the document and the store have it once.
  private mutating func takeByGUID() {
    for position in open where repeats.isUnique(.guid, at: position) {
      guard let place = index.onlyPlace(of: .guid, in: entries[position].keys), !isTaken[place]
      else { continue }
      take(place, for: position)
    }
  }

  /// The canonical URL; the guid may have changed, as it does where it holds a number of version.
  private mutating func takeByURL() {
    for position in open where repeats.isUnique(.canonicalURL, at: position) {
      guard let place = index.onlyPlace(of: .canonicalURL, in: entries[position].keys),
        !isTaken[place]
      else { continue }
      take(place, for: position)
    }
  }

  /// A guid or URL that several entries have, together with the title.
  private mutating func takeByAddressAndTitle(trustsGUIDs: Bool) {
    for position in open {
      guard let place = index.placeSharingTitle(with: entries[position].keys), !isTaken[place],
        !isOther(position, than: place, trustsGUIDs: trustsGUIDs)
      else { continue }
      take(place, for: position)
    }
  }

  /// Title and date, where neither guid nor URL speaks against it.
  private mutating func takeByTitle(trustsGUIDs: Bool) {
    for position in open where repeats.isUnique(.titleAndDate, at: position) {
      guard let place = index.onlyPlace(of: .titleAndDate, in: entries[position].keys),
        !isTaken[place], !isOther(position, than: place, trustsGUIDs: trustsGUIDs)
      else { continue }
      take(place, for: position)
    }
    for position in open {
      guard let place = index.onlyPlace(of: .text, in: entries[position].keys), !isTaken[place]
      else { continue }
      take(place, for: position)
    }
  }

  /// True when guid or address say that an entry is another article.
  private func isOther(_ position: Int, than place: Int, trustsGUIDs: Bool) -> Bool {
    func differs(_ kind: EntryKey.Kind) -> Bool {
      guard let mine = entries[position].keys.hash(of: kind),
        let other = known[place].keys.hash(of: kind)
      else { return false }
      return mine != other
    }
    return differs(.canonicalURL) || (trustsGUIDs && differs(.guid))
  }

  /// True when the evidence that would have decided is that of a purged article.
  private func isPurged(_ position: Int, trustsGUIDs: Bool) -> Bool {
    guard !tombstones.isEmpty else { return false }
    let keys = entries[position].keys
    let strong: [EntryKey.Kind] = trustsGUIDs ? [.guid, .canonicalURL] : [.canonicalURL]
    let telling = strong.filter { keys.hash(of: $0) != nil && repeats.isUnique($0, at: position) }
    let deciding = telling.isEmpty ? [.titleAndDate, .text] : telling
    return deciding.contains { keys.hash(of: $0).map(tombstones.contains) ?? false }
  }
}
