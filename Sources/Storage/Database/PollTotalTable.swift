import GRDB

/// Adds up what polls have come to, by their outcome.
struct PollTotalTable {
  let db: Database

  /// Adds the polls of a transaction.
  func add(_ totals: [PollStatus: PollTotal]) throws {
    for (status, total) in totals {
      try db.run(
        """
        INSERT INTO pollTotal (outcome, pollCount, milliseconds, byteCount, newCount, updatedCount,
          duplicateCount)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (outcome) DO UPDATE SET pollCount = pollCount + excluded.pollCount,
          milliseconds = milliseconds + excluded.milliseconds,
          byteCount = byteCount + excluded.byteCount, newCount = newCount + excluded.newCount,
          updatedCount = updatedCount + excluded.updatedCount,
          duplicateCount = duplicateCount + excluded.duplicateCount
        """,
        [
          status.rawValue, total.pollCount, total.milliseconds, total.byteCount, total.newCount,
          total.updatedCount, total.duplicateCount,
        ])
    }
  }

  /// All of them.
  func all() throws -> [PollStatus: PollTotal] {
    let rows = try db.rows("SELECT * FROM pollTotal")
    return rows.reduce(into: [:]) { totals, row in
      guard let status = PollStatus(rawValue: row["outcome"]) else { return }
      var total = PollTotal()
      total.pollCount = row["pollCount"]
      total.milliseconds = row["milliseconds"]
      total.byteCount = row["byteCount"]
      total.newCount = row["newCount"]
      total.updatedCount = row["updatedCount"]
      total.duplicateCount = row["duplicateCount"]
      totals[status] = total
    }
  }
}
