extension Schema {
  /// What is kept of a feed, and the memory of what was purged.
  ///
  /// `tombstone` has the keys of purged articles: the feed may list them for years. `keepDays` and
  /// `keepCount` are null where the configuration decides, 0 for all.
  static let retention = """
    CREATE TABLE tombstone (
      feedId INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
      hash BLOB NOT NULL,
      lastListedAt INTEGER NOT NULL,
      PRIMARY KEY (feedId, hash)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX tombstoneListed ON tombstone (lastListedAt);

    ALTER TABLE feed ADD COLUMN keepDays INTEGER;
    ALTER TABLE feed ADD COLUMN keepCount INTEGER;
    """
}
