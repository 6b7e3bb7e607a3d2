extension Schema {
  /// Which feeds a reader wants to see a story by, where they have it.
  static let preferredFeeds = """
    ALTER TABLE feed ADD COLUMN isPreferred INTEGER NOT NULL DEFAULT 0;
    """
}
