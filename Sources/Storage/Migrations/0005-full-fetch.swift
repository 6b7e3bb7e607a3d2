extension Schema {
  /// When a feed last sent its document instead of saying that it is unchanged.
  static let fullFetch = """
    ALTER TABLE feedState ADD COLUMN fullFetchedAt INTEGER;
    UPDATE feedState SET fullFetchedAt = coalesce(changedAt, fetchedAt);
    """
}
