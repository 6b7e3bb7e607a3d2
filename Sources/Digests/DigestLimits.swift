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
  /// How long a page of leads may get: mail clients cut off what is longer.
  static let htmlByteCount = 102_400
  /// So many stories keep their lead however long the page gets.
  static let leadsAtLeast = 20
  /// More leads than these never fit into such a page.
  static let leadsAtMost = 300
  /// How many corrected articles are told with what changed.
  static let corrections = 20
  /// How many columns a passage of a correction takes at most.
  static let passageColumns = 240
  /// How many words are shown on each side of what changed.
  static let wordsAroundChange = 8
  /// How many passages of a correction are shown.
  static let passagesPerCorrection = 3
  /// How much one more doubling of the articles that tell a story weighs, in seconds of freshness.
  static let secondsPerDoubling = 21_600.0
  /// How much a point of an article's score weighs.
  static let secondsPerPoint: Int64 = 3_600
  /// A higher score weighs no more.
  static let largestScore = 10_000
  /// How many nodes of an article go into a book.
  static let nodesPerArticle = 50_000
  /// How many pictures a book holds.
  static let pictures = 200
  /// How many bytes a picture of a book has at most.
  static let pictureByteCount = 2_097_152
  /// How many pixels it has at most.
  static let picturePixels = 67_108_864
  /// How many bytes all of them have.
  static let albumByteCount = 33_554_432
  /// How long a delivery by mail may take.
  static let mailSeconds = 120
  /// How many bytes of what a mail program says are kept.
  static let complaintByteCount = 2_048
}
