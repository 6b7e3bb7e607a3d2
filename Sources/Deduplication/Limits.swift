/// The bounds of this module.
enum Limits {
  /// The most fingerprints that a sketch keeps.
  static let fingerprintCount = 128
  /// How many shingles at the start of a text are its lede.
  static let ledeShingleCount = 64
  /// The most fingerprints that a sketch keeps of the lede.
  static let ledeFingerprintCount = 24
  /// The most numbers and names that a sketch keeps.
  static let salientCount = 48
  /// The most tokens of a title that a sketch keeps.
  static let titleTokenCount = 64
  /// The most keys of a kind, lede and whole text, under which a sketch is found.
  static let keysPerKind = 12
  /// The most candidates that are compared.
  static let candidateCount = 64
  /// How many articles with one key are looked at.
  static let articlesPerKey = 40
  /// How many neighbours of its feed an article is searched for what the feed repeats.
  static let siblingCount = 32
  /// How many articles an index in memory knows.
  static let articlesInMemory = 1 << 18
  /// How many articles of a stream are placed together.
  static let chunkSize = 2_048
  /// How many articles of a chunk are put into stories before alike ones are merged.
  static let storyStepSize = 128
  /// How many words of a text tell its story, and in how many bytes they are looked for.
  static let storyTokenCount = 150
  static let storyByteCount = 8_192
  /// How many words of an article, and of a story, have a weight.
  static let articleTermCount = 128
  static let storyTermCount = 256
  /// By how many of its words an article looks for its story.
  static let storyKeyCount = 12
  /// The most stories that are compared.
  static let storyCandidateCount = 16
  /// How many stories with one word are looked at, the newest ones.
  static let storiesPerTerm = 32
  /// How many stories, and how many words, are known in memory.
  static let storiesInMemory = 1 << 15
  static let knownTermCount = 1 << 20
  /// How many steps from either end a shortest script between two versions is looked for.
  static let editEffort = 256
}
