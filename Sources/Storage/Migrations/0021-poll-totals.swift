extension Schema {
  /// What all polls have come to since the beginning, by their outcome.
  ///
  /// These counters only grow, as monitoring wants it; `pollCost` forgets after a week.
  static let pollTotals = """
    CREATE TABLE pollTotal (
      outcome TEXT PRIMARY KEY,
      pollCount INTEGER NOT NULL,
      milliseconds INTEGER NOT NULL,
      byteCount INTEGER NOT NULL,
      newCount INTEGER NOT NULL,
      updatedCount INTEGER NOT NULL,
      duplicateCount INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    """
}
