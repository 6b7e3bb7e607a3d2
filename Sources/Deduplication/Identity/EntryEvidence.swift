public import Vocabulary
public import WebText

/// What an entry brings to the question which article it is.
public struct EntryEvidence: Sendable {
  /// Its keys, the strongest kind first, at most one of a kind.
  public var keys: [EntryKey]
  /// The hash of the raw entry.
  public var sourceHash: StableHash

  /// The evidence of one entry.
  public init(keys: [EntryKey], sourceHash: StableHash) {
    self.keys = keys
    self.sourceHash = sourceHash
  }

  /// The evidence that can be had before an entry is cleaned; it has at least one key.
  ///
  /// The front page of a site is no evidence, for feeds without permalinks give it to every entry.
  public init(
    guid: String?, url: String?, title: String?, published: Timestamp?, sourceHash: StableHash
  ) {
    var keys: [EntryKey] = []
    if let guid = EntryEvidence.collapsed(guid) {
      keys.append(EntryKey(kind: .guid, hash: StableHash(of: guid)))
    }
    if let address = EntryEvidence.address(url) {
      keys.append(EntryKey(kind: .canonicalURL, hash: StableHash(of: address)))
    }
    if let title = EntryEvidence.collapsed(title) {
      let date = published.map { "\(title)\n\($0.secondsSinceEpoch)" } ?? title
      let hash = StableHash(high: StableHash(of: title).high, low: StableHash(of: date).low)
      keys.append(EntryKey(kind: .titleAndDate, hash: hash))
    }
    if keys.isEmpty { keys.append(EntryKey(kind: .text, hash: sourceHash)) }
    self.init(keys: keys, sourceHash: sourceHash)
  }

  private static func collapsed(_ text: String?) -> String? {
    guard let text else { return nil }
    let words = text.utf8.split { $0.isBlank }
    guard !words.isEmpty else { return nil }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  private static func address(_ text: String?) -> String? {
    guard let text = collapsed(text) else { return nil }
    guard let url = WebURL(parsing: text) else { return text }
    if url.isWeb, url.path == "/", url.query == nil, url.fragment == nil { return nil }
    return CanonicalURL(of: url).string
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
