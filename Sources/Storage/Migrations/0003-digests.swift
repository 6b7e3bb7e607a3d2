extension Schema {
  /// Named digests, their issues with the outbox, and what each of them has told.
  static let digests = """
    CREATE TABLE digest (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      settings TEXT NOT NULL,
      cursor INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE digestIssue (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      digestId INTEGER NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
      messageId TEXT NOT NULL UNIQUE,
      createdAt INTEGER NOT NULL,
      deliveredAt INTEGER,
      format TEXT NOT NULL,
      storyCount INTEGER NOT NULL,
      body BLOB
    ) STRICT;
    CREATE INDEX digestIssueDigest ON digestIssue (digestId, id);
    CREATE INDEX digestIssueOutbox ON digestIssue (digestId, id) WHERE deliveredAt IS NULL;

    CREATE TABLE digestItem (
      digestId INTEGER NOT NULL REFERENCES digest (id) ON DELETE CASCADE,
      articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      issueId INTEGER NOT NULL REFERENCES digestIssue (id) ON DELETE CASCADE,
      PRIMARY KEY (digestId, articleId)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX digestItemArticle ON digestItem (articleId);
    CREATE INDEX digestItemIssue ON digestItem (issueId);
    """
}
