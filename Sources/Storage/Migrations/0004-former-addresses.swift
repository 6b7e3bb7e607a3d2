extension Schema {
  /// The addresses that a feed had before: those it moved away from, and those of the subscriptions
  /// that were merged with it.
  ///
  /// `leftAt` is null for what was left before this table came.
  static let formerAddresses = """
    CREATE TABLE formerAddress (
      url TEXT NOT NULL,
      feedId INTEGER NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
      leftAt INTEGER,
      PRIMARY KEY (url, feedId)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX formerAddressFeed ON formerAddress (feedId);

    INSERT INTO formerAddress (url, feedId)
    SELECT f.url, f.id FROM feed f JOIN feedState s ON s.feedId = f.id WHERE f.url <> s.effectiveURL;
    """
}
