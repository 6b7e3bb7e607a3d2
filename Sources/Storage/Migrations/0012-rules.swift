extension Schema {
  /// Rules, what they did, the tags they gave, and what they decided of an article.
  ///
  /// `ruleMatch` keeps the words of the rule, which may be gone when somebody asks. A dropped article
  /// stays, so that it never comes back; the index of what is unread leaves it out.
  static let rules = """
    CREATE TABLE rule (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT,
      feedId INTEGER REFERENCES feed (id) ON DELETE CASCADE,
      folder TEXT,
      expression TEXT NOT NULL,
      actions TEXT NOT NULL,
      addedAt INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX ruleFeed ON rule (feedId);

    CREATE TABLE ruleMatch (
      articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      ruleId INTEGER NOT NULL,
      name TEXT NOT NULL,
      actions TEXT NOT NULL,
      PRIMARY KEY (articleId, ruleId)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE articleTag (
      tag TEXT NOT NULL,
      articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      PRIMARY KEY (tag, articleId)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX articleTagArticle ON articleTag (articleId);

    ALTER TABLE article ADD COLUMN score INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE article ADD COLUMN hiddenAt INTEGER;
    DROP INDEX articleUnread;
    CREATE INDEX articleUnread ON article (feedId) WHERE readAt IS NULL AND hiddenAt IS NULL;
    """
}
