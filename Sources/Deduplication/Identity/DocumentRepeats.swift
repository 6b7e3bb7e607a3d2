import WebText

/// What one document gives more than once: whole entries, and keys.
struct DocumentRepeats {
  /// For an entry that was listed before, where.
  private(set) var first: [Int?]
  private let keys: [[EntryKey]]
  private var count: [EntryKey: Int] = [:]

  init(of entries: [EntryEvidence]) {
    first = Array(repeating: nil, count: entries.count)
    keys = entries.map(\.keys)
    var seen: [Signature: Int] = [:]
    for (position, entry) in entries.enumerated() {
      let signature = Signature(entry)
      if let earlier = seen[signature] {
        first[position] = earlier
        continue
      }
      seen[signature] = position
      for key in entry.keys { count[key, default: 0] += 1 }
    }
  }

  /// True when no other entry of the document, but for repeats, has the key of a kind.
  func isUnique(_ kind: EntryKey.Kind, at position: Int) -> Bool {
    guard let key = keys[position].first(where: { $0.kind == kind }) else { return false }
    return count[key] == 1
  }

  /// What two entries have in common when one repeats the other: guid, address and title.
  ///
  /// The date is left out: it is often that of the last edit. Where there is neither guid nor
  /// address it is all that tells two entries of one title apart.
  private struct Signature: Hashable {
    let guid: StableHash?
    let address: StableHash?
    let title: UInt64?
    let rest: StableHash?

    init(_ entry: EntryEvidence) {
      guid = entry.keys.hash(of: .guid)
      address = entry.keys.hash(of: .canonicalURL)
      title = entry.keys.titleHash
      let isAnonymous = guid == nil && address == nil
      rest = isAnonymous ? entry.keys.last?.hash : nil
    }
  }
}
