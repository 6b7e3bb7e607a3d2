import Vocabulary

/// The bounds of what the store keeps, reads and waits for; each number once.
enum Limits {
  /// How long a statement waits for another process's transaction.
  static let busyTimeoutSeconds = 5.0
  /// How many readers run beside the writer.
  static let readerCount = 4
  /// How many pages of 4 kB the log grows by before SQLite copies them into the database.
  static let pagesBeforeCheckpoint = 4_000
  /// How much of the database the writer keeps in memory; it is taken as pages are used.
  static let pageCacheKilobytes = 32_768
  /// How much of it a reader keeps, of which there may be several.
  static let readerCacheKilobytes = 8_192
  /// A due time or a lease further away than this comes from a clock that has moved.
  static let farthestDueTime = Duration.seconds(25 * 3_600)
  /// How many lines the log keeps a feed.
  static let logLinesPerFeed = 50
  /// How long after its feed stopped listing it a purged article is still known.
  static let tombstoneLife = Duration.seconds(90 * 86_400)
  /// How many keys an article has at most.
  static let keysPerArticle = 4
  /// How many articles of a feed are cleaned again when a block has come to recur, and for how long
  /// after they were first seen.
  static let articlesCleanedAgain = 100
  static let cleanedAgainFor = Duration.seconds(30 * 86_400)
  /// Among how many articles that a feed lists no more those are looked for that have another name.
  static let vanishedArticles = 1_000
  /// How long before the last poll an entry was published that is not news, where a document brings
  /// so many of them at once.
  static let backlogAge = Duration.seconds(7 * 86_400)
  static let smallestBacklog = 20
  /// So many entries without a date at once are an archive; its newest ones may be news.
  static let smallestUndatedBacklog = 100
  static let newestOfUndatedBacklog = 20
  /// How many earlier texts an article keeps.
  static let versionsPerArticle = 10
  /// How many articles that share one key with an entry are looked at.
  static let articlesPerKey = 64
  /// For how many weeks an article is compared with new ones, its own week included.
  static let lineageWeeks: Int64 = 5
  /// The bands of how many articles wait in memory: a share of those of the week, within bounds.
  static let freshShare: Int64 = 16
  static let fewestFresh: Int64 = 256
  static let mostFresh: Int64 = 16_384
  /// Among how many of a lineage's first articles its longest text is looked for.
  static let lineageMembers = 8
  /// How many days of stories go together, and how many of these periods are remembered, the one
  /// under way included: an article finds the stories of four days at least.
  static let daysPerStoryPeriod: Int64 = 4
  static let storyPeriods: Int64 = 2
  /// How many days words are counted together; this season and the one before count.
  static let daysPerSeason: Int64 = 56
  /// How many texts are counted each, and which of those after them.
  static let textsCountedEach = 20_000
  static let countedTextInterval: Int64 = 8
  /// Of how many articles a story's words are gathered again after a correction.
  static let regatheredArticles = 32
  /// How long an article's `lastListedAt` may lag behind.
  static let listingInterval = Duration.seconds(24 * 3_600)
  /// How many articles one issue of a digest considers; the next one goes on from there.
  static let articlesPerIssue = 20_000
  /// How many other articles a story names.
  static let otherArticlesPerStory = 20
  /// How many articles are read at one time to be asked for a digest's condition.
  static let filteredPage = 250
  /// How many corrected articles one issue of a digest tells.
  static let correctionsPerIssue = 50
  /// How many feeds that fail one issue names.
  static let failingFeedsPerIssue = 100
  /// How many issues of a digest keep their bodies.
  static let issueBodiesPerDigest = 10
  /// How many terms of a query are searched for.
  static let queryTerms = 32
  /// How many of the articles that a query finds are ranked, the newest of them.
  static let rankedMatches = 2_000
  /// How many bytes of text one transaction indexes anew.
  static let indexedAtOnce = 262_144
  /// How many databases that a restore took the place of are kept.
  static let formerDatabases = 99
  /// How many names an error suggests.
  static let suggestions = 3
  /// How long after it was asked for a page is asked for anew when its entry changes: some change at
  /// each poll.
  static let pageInterval = Duration.seconds(6 * 3_600)
  /// How long digests wait for an article's page.
  static let longestPageWait = Duration.seconds(3_600)
  /// How long a server may say that nothing has changed before it is asked for the whole document:
  /// some are stuck, and send 304 for ever.
  static let longestUnchanged = Duration.seconds(8 * 86_400)
}
