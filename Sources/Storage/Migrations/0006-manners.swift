extension Schema {
  /// How often hosts want to be asked, what polls cost publishers, and what explains a schedule.
  ///
  /// `host.unavailable` lists the feeds that answered 503 since the host last answered otherwise.
  /// `fetchLog.askedBy` is why a poll was made. `pollCost` has a row an hour, so that nobody reads the
  /// log of all feeds for a sum.
  static let manners = """
    ALTER TABLE host ADD COLUMN spacingSeconds INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE host ADD COLUMN spacingSince INTEGER;
    ALTER TABLE host ADD COLUMN askedAt INTEGER;
    ALTER TABLE host ADD COLUMN unavailable TEXT;

    ALTER TABLE fetchLog ADD COLUMN askedBy TEXT;

    ALTER TABLE feedState ADD COLUMN failingSince INTEGER;
    UPDATE feedState SET failingSince = CASE WHEN failureCount > 0 THEN coalesce(succeededAt, fetchedAt) END;

    CREATE TABLE pollCost (
      hour INTEGER PRIMARY KEY,
      requestCount INTEGER NOT NULL,
      notModifiedCount INTEGER NOT NULL,
      failureCount INTEGER NOT NULL,
      byteCount INTEGER NOT NULL,
      wastedByteCount INTEGER NOT NULL
    ) STRICT;
    INSERT INTO pollCost
    SELECT startedAt / 3600, count(*), sum(outcome = 'not-modified'), sum(outcome = 'error'),
      sum(byteCount),
      sum(CASE WHEN newCount + updatedCount + duplicateCount = 0 THEN byteCount ELSE 0 END)
    FROM fetchLog WHERE outcome <> 'deferred' GROUP BY startedAt / 3600;
    """
}
