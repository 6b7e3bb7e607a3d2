extension Schema {
  /// The stories of the last days, which of them have a word, and how rare words are.
  ///
  /// `story.id` is that of the story's first article. Periods are days in a row that go together with
  /// one range delete; in `storyTerm` the period is first, so that inserts land in a warm part of the
  /// tree. `termCount` counts the texts of a season under each word, and all of them under 0.
  static let stories = """
    CREATE TABLE story (
      id INTEGER PRIMARY KEY,
      period INTEGER NOT NULL,
      lastAt INTEGER,
      feedId INTEGER,
      isForm INTEGER NOT NULL,
      isApart INTEGER NOT NULL,
      centre BLOB NOT NULL
    ) STRICT;
    CREATE INDEX storyPeriod ON story (period);

    CREATE TABLE storyTerm (
      period INTEGER NOT NULL,
      term INTEGER NOT NULL,
      storyId INTEGER NOT NULL,
      PRIMARY KEY (period, term, storyId)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE termCount (
      season INTEGER NOT NULL,
      term INTEGER NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (season, term)
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE article ADD COLUMN storyScore REAL NOT NULL DEFAULT 0;
    ALTER TABLE article ADD COLUMN storyWhy TEXT;
    """
}
