extension Schema {
  /// What the user chose, what polling learned, and the log of the polls.
  ///
  /// `feedStateDue` leaves out what is paused or gone (`nextFetchAt` is null there), and
  /// `feedStateLease` what nobody polls at the moment. `fetchLog` is a ring of slots a feed: a poll
  /// overwrites the oldest line of its feed and deletes nothing.
  static let subscriptions = """
    PRAGMA application_id = 1464749911;

    CREATE TABLE feed (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      url TEXT NOT NULL UNIQUE,
      title TEXT,
      siteURL TEXT,
      folder TEXT NOT NULL,
      position INTEGER NOT NULL,
      intervalSeconds INTEGER,
      fullText INTEGER NOT NULL,
      pausedAt INTEGER,
      options TEXT,
      outlineAttributes TEXT,
      addedAt INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE feedTag (
      tag TEXT NOT NULL,
      feedId INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      PRIMARY KEY (tag, feedId)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX feedTagFeed ON feedTag (feedId);

    CREATE TABLE feedState (
      feedId INTEGER PRIMARY KEY REFERENCES feed (id) ON DELETE CASCADE,
      host TEXT NOT NULL,
      effectiveURL TEXT NOT NULL,
      title TEXT,
      siteURL TEXT,
      etag TEXT,
      lastModified TEXT,
      bodyHash BLOB,
      nextFetchAt INTEGER,
      notBefore INTEGER,
      fetchedAt INTEGER,
      succeededAt INTEGER,
      changedAt INTEGER,
      listedAt INTEGER,
      history BLOB NOT NULL,
      pollCount INTEGER NOT NULL,
      failureCount INTEGER NOT NULL,
      failureCode TEXT,
      failureMessage TEXT,
      httpStatus INTEGER,
      lastStatus TEXT,
      isGone INTEGER NOT NULL,
      leaseProcess INTEGER,
      leaseStart INTEGER,
      leaseUntil INTEGER
    ) STRICT;
    CREATE INDEX feedStateDue ON feedState (nextFetchAt) WHERE nextFetchAt IS NOT NULL;
    CREATE INDEX feedStateLease ON feedState (leaseUntil) WHERE leaseUntil IS NOT NULL;
    CREATE INDEX feedStateAddress ON feedState (effectiveURL);

    CREATE TABLE host (
      name TEXT PRIMARY KEY,
      notBefore INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE fetchLog (
      feedId INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
      slot INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      startedAt INTEGER NOT NULL,
      milliseconds INTEGER NOT NULL,
      httpStatus INTEGER,
      outcome TEXT NOT NULL,
      byteCount INTEGER NOT NULL,
      newCount INTEGER NOT NULL,
      updatedCount INTEGER NOT NULL,
      duplicateCount INTEGER NOT NULL,
      failureCode TEXT,
      failureMessage TEXT,
      why TEXT NOT NULL,
      PRIMARY KEY (feedId, slot)
    ) STRICT, WITHOUT ROWID;
    """
}
