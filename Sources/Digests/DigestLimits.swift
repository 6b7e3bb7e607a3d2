/// The bounds of what digests show and exports hold.
enum DigestLimits {
  /// How many articles an export holds at a time.
  static let exportPage = 500
  /// How many files of a story are shown.
  static let mediaPerStory = 3
  /// How many authors of a story are named.
  static let authorsPerStory = 3
  /// How many pictures of a body are looked at for one to show.
  static let picturesLookedAt = 8
  /// The smallest side, in pixels, of what is a picture and no icon or counter.
  static let pictureSide = 64
  /// How many columns a lead takes at most.
  static let leadColumns = 360
  /// A lead of so many columns is enough after two sentences.
  static let leadColumnsEnough = 160
  /// How many sentences a lead has at most.
  static let leadSentences = 3
  /// How much of a text is looked at for a lead, in bytes of UTF-8.
  static let leadWindow = 4_096
  /// Two sentences that share so many Unicode scalars at their beginning say the same.
  static let sameBeginning = 24
  /// How many columns a headline made of a first sentence takes at most.
  static let headlineColumns = 100
  /// How many names are tried for a temporary file.
  static let temporaryNames = 100
}
