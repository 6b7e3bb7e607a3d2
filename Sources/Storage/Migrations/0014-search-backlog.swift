extension Schema {
  /// The articles that the search index has as older versions wrote them.
  ///
  /// They are those after `after` up to `last`, and are taken over in small steps; the row goes with
  /// the last of them.
  static let searchBacklog = """
    CREATE TABLE searchBacklog (
      after INTEGER NOT NULL,
      last INTEGER NOT NULL
    ) STRICT;
    INSERT INTO searchBacklog (after, last)
    SELECT 0, max(id) FROM article HAVING max(id) IS NOT NULL;
    """
}
