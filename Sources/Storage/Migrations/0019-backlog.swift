extension Schema {
  /// Which articles were old when their feed first listed them: no digest tells them.
  ///
  /// The index finds what a feed's last document listed, however much is stored of it.
  static let backlog = """
    ALTER TABLE article ADD COLUMN isBacklog INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX articleListed ON article (feedId, lastListedAt);
    """
}
