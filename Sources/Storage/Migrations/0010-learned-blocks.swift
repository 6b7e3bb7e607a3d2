extension Schema {
  /// Which blocks recur on a site's articles, and what texts were made from.
  ///
  /// `block.since` is how many of the scope's articles had been counted before the first that carried
  /// the block. `cleanUpTo` is set while articles up to that id are to be cleaned again.
  static let learnedBlocks = """
    CREATE TABLE blockScope (
      id INTEGER PRIMARY KEY,
      feedId INTEGER NOT NULL UNIQUE REFERENCES feed (id) ON DELETE CASCADE,
      articleCount INTEGER NOT NULL,
      cleanUpTo INTEGER
    ) STRICT;
    CREATE INDEX blockScopeUnclean ON blockScope (id) WHERE cleanUpTo IS NOT NULL;

    CREATE TABLE block (
      scopeId INTEGER NOT NULL REFERENCES blockScope (id) ON DELETE CASCADE,
      kind INTEGER NOT NULL,
      hash BLOB NOT NULL,
      articleCount INTEGER NOT NULL,
      since INTEGER NOT NULL,
      firstSeenAt INTEGER NOT NULL,
      lastSeenAt INTEGER NOT NULL,
      sample TEXT,
      keptAt INTEGER,
      PRIMARY KEY (scopeId, kind, hash)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE articleContent ADD COLUMN originalBase TEXT;
    """
}
