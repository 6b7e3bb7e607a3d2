extension Schema {
  /// Schedules of digests, what they know of corrected articles, and the outbox as a queue.
  ///
  /// An issue has a number within its digest, knows where it goes, who is delivering it at the
  /// moment, how often that failed and when it is tried again. Corrections begin with what is stored
  /// now, or a digest would tell each edit of the past.
  static let digestSettings = """
    ALTER TABLE digest ADD COLUMN versionCursor INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE digest ADD COLUMN nextRunAt INTEGER;
    UPDATE digest SET versionCursor = coalesce((SELECT max(id) FROM articleVersion), 0);

    ALTER TABLE digestIssue ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE digestIssue ADD COLUMN delivery TEXT;
    ALTER TABLE digestIssue ADD COLUMN attemptCount INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE digestIssue ADD COLUMN nextAttemptAt INTEGER;
    ALTER TABLE digestIssue ADD COLUMN failure TEXT;
    ALTER TABLE digestIssue ADD COLUMN leaseProcess INTEGER;
    ALTER TABLE digestIssue ADD COLUMN leaseStart INTEGER;
    UPDATE digestIssue SET number = (
      SELECT count(*) FROM digestIssue o
      WHERE o.digestId = digestIssue.digestId AND o.id <= digestIssue.id);
    CREATE UNIQUE INDEX digestIssueNumber ON digestIssue (digestId, number);
    """
}
