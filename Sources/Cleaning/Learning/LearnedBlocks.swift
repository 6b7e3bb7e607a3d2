/// What cleaning knows of a site: which blocks recur on its articles, and which never go.
public struct LearnedBlocks: Sendable {
  /// The blocks that recur.
  public internal(set) var known: Set<BlockFingerprint> = []
  /// The blocks that a reader wants to keep.
  public internal(set) var kept: Set<BlockFingerprint> = []
  /// The headlines of the site's articles.
  public internal(set) var titles: Set<BlockFingerprint> = []

  /// Nothing.
  public init() {}

  /// The same, and these headlines of the site's articles.
  public func knowing(headlines: Set<BlockFingerprint>) -> LearnedBlocks {
    var learned = self
    learned.titles.formUnion(headlines)
    return learned
  }

  /// True when no block is taken out or kept because of it.
  public var isEmpty: Bool { known.isEmpty && kept.isEmpty }
}
