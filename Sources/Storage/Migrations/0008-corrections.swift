extension Schema {
  /// What a reader put right about which articles belong together: the last word on it.
  static let corrections = """
    CREATE TABLE correction (
      articleId INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('split', 'merge')),
      madeAt INTEGER NOT NULL
    ) STRICT;
    """
}
