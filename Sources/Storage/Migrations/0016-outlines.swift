extension Schema {
  /// Outlines as imported lists had them: all attributes, and the folders with theirs.
  ///
  /// A folder stands before the feeds whose position is not below its own. Attributes become lists,
  /// for their order belongs to the document.
  static let outlines = """
    CREATE TABLE folder (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      path TEXT NOT NULL UNIQUE,
      position INTEGER NOT NULL,
      attributes TEXT
    ) STRICT;

    UPDATE feed SET outlineAttributes = (
      SELECT json_group_array(json_object('name', j.key, 'value', j.value))
      FROM json_each(feed.outlineAttributes) j)
    WHERE outlineAttributes IS NOT NULL;
    """
}
