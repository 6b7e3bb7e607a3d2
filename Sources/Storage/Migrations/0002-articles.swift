extension Schema {
  /// Articles, the evidence for which one an entry is, their texts, sketches and the search index.
  ///
  /// The long columns stand apart in `articleContent`, the ones that lists need first, so that a
  /// page of a list reads no overflow page. `sketchBand` has no reference to `article`: a band whose
  /// article is gone finds nothing, and ids are never handed out twice (`AUTOINCREMENT`). The search
  /// index gathers 4 MB before it writes, in place of 1: a fourth less work for a batch.
  static let articles = """
    CREATE TABLE article (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      feedId INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
      identity BLOB NOT NULL,
      sourceHash BLOB NOT NULL,
      guid TEXT,
      url TEXT,
      canonicalURL TEXT,
      title TEXT,
      summary TEXT,
      authors TEXT,
      publishedAt INTEGER,
      modifiedAt INTEGER,
      firstSeenAt INTEGER NOT NULL,
      lastListedAt INTEGER NOT NULL,
      version INTEGER NOT NULL,
      lineageId INTEGER NOT NULL,
      lineageScore REAL NOT NULL,
      lineageWhy TEXT,
      storyId INTEGER NOT NULL,
      readAt INTEGER,
      starredAt INTEGER,
      UNIQUE (feedId, identity)
    ) STRICT;
    CREATE INDEX articleFeed ON article (feedId);
    CREATE INDEX articleUnread ON article (feedId) WHERE readAt IS NULL;
    CREATE INDEX articleStarred ON article (id) WHERE starredAt IS NOT NULL;
    CREATE INDEX articleFirstSeen ON article (firstSeenAt);
    CREATE INDEX articleCanonicalURL ON article (canonicalURL) WHERE canonicalURL IS NOT NULL;
    CREATE INDEX articleStory ON article (storyId);

    CREATE TABLE articleKey (
      feedId INTEGER NOT NULL,
      hash BLOB NOT NULL,
      articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      kind INTEGER NOT NULL,
      PRIMARY KEY (feedId, hash, articleId, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX articleKeyArticle ON articleKey (articleId);

    CREATE TABLE articleContent (
      articleId INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
      details TEXT,
      titleHTML TEXT,
      summaryHTML TEXT,
      removed TEXT,
      text TEXT,
      html TEXT,
      original TEXT
    ) STRICT;

    CREATE TABLE articleVersion (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      version INTEGER NOT NULL,
      seenAt INTEGER NOT NULL,
      title TEXT,
      html TEXT
    ) STRICT;
    CREATE INDEX articleVersionArticle ON articleVersion (articleId, version);

    CREATE TABLE enclosure (
      articleId INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      url TEXT NOT NULL,
      mimeType TEXT,
      title TEXT,
      byteCount INTEGER,
      durationSeconds INTEGER,
      PRIMARY KEY (articleId, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE sketch (
      articleId INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
      week INTEGER NOT NULL,
      signature BLOB NOT NULL
    ) STRICT;

    CREATE TABLE sketchBand (
      week INTEGER NOT NULL,
      key INTEGER NOT NULL,
      articleId INTEGER NOT NULL,
      PRIMARY KEY (week, key, articleId)
    ) STRICT, WITHOUT ROWID;

    CREATE VIEW articleText (id, title, authors, text) AS
      SELECT a.id, a.title, a.authors, coalesce(c.text, a.summary)
      FROM article a JOIN articleContent c ON c.articleId = a.id;

    CREATE VIRTUAL TABLE articleSearch USING fts5 (
      title, authors, text,
      content = 'articleText', content_rowid = 'id',
      tokenize = 'unicode61 remove_diacritics 2'
    );
    INSERT INTO articleSearch (articleSearch, rank) VALUES ('rank', 'bm25(8.0, 4.0, 1.0)');
    INSERT INTO articleSearch (articleSearch, rank) VALUES ('hashsize', 4194304);
    """
}
