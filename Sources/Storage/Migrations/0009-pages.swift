extension Schema {
  /// The pages of articles: what is to be fetched, and what came of it.
  ///
  /// `dueAt` is null once a page is settled; the indexes hold what is not. `feedText` is the hash of
  /// the text that the feed itself gave: a page is asked for again when that changes. In
  /// `articleContent`, `pageHTML` is the page's article before what recurs was taken out of it, kept
  /// only where something was; `original` stays the feed's own.
  static let pages = """
    CREATE TABLE page (
      articleId INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
      host TEXT NOT NULL,
      dueAt INTEGER,
      awaitedUntil INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      feedText BLOB NOT NULL,
      askedAt INTEGER,
      outcome TEXT,
      reason TEXT,
      message TEXT,
      wordCount INTEGER,
      partCount INTEGER,
      leaseProcess INTEGER,
      leaseStart INTEGER,
      leaseUntil INTEGER
    ) STRICT;
    CREATE INDEX pageDue ON page (dueAt) WHERE dueAt IS NOT NULL;
    CREATE INDEX pageAwaited ON page (articleId) WHERE dueAt IS NOT NULL;
    CREATE INDEX pageLease ON page (leaseUntil) WHERE leaseUntil IS NOT NULL;

    ALTER TABLE articleContent ADD COLUMN pageHTML TEXT;
    """
}
