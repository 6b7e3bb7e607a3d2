import WebText

/// Finds known entries by their keys.
struct KnownIndex {
  /// An address or guid with a title, which together tell entries apart where neither does alone.
  private struct KeyWithTitle: Hashable {
    let key: EntryKey
    let title: UInt64
  }

  private var byKey: [EntryKey: Int] = [:]
  private var sharedKeys: Set<EntryKey> = []
  private var bySource: [StableHash: [Int]] = [:]
  private var byKeyAndTitle: [KeyWithTitle: Int] = [:]

  init(_ known: [KnownEntry]) {
    for (place, entry) in known.enumerated() {
      bySource[entry.sourceHash, default: []].append(place)
      let title = entry.keys.titleHash
      for key in entry.keys {
        if byKey.updateValue(place, forKey: key) != nil { sharedKeys.insert(key) }
        // Of several articles the one stored first is meant.
        guard let title, key.kind == .guid || key.kind == .canonicalURL else { continue }
        let pair = KeyWithTitle(key: key, title: title)
        if byKeyAndTitle[pair] == nil { byKeyAndTitle[pair] = place }
      }
    }
  }

  /// The articles made from the same raw entry.
  func places(withSource hash: StableHash) -> [Int] { bySource[hash] ?? [] }

  /// The article that alone has the key of a kind.
  func onlyPlace(of kind: EntryKey.Kind, in keys: [EntryKey]) -> Int? {
    guard let key = keys.first(where: { $0.kind == kind }), !sharedKeys.contains(key) else {
      return nil
    }
    return byKey[key]
  }

  /// The article that has the guid or the address, and the title too.
  func placeSharingTitle(with keys: [EntryKey]) -> Int? {
    guard let title = keys.titleHash else { return nil }
    for key in keys where key.kind == .guid || key.kind == .canonicalURL {
      if let place = byKeyAndTitle[KeyWithTitle(key: key, title: title)] { return place }
    }
    return nil
  }
}
