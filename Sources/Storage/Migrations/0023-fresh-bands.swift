extension Schema {
  /// Up to which article the bands of sketches stand in `sketchBand`; those of later ones are made of
  /// their sketches (`FreshBands`).
  ///
  /// `articleCount` is how many of the `week` stand there.
  static let freshBands = """
    CREATE TABLE sketchIndexed (
      upTo INTEGER NOT NULL,
      week INTEGER NOT NULL,
      articleCount INTEGER NOT NULL
    ) STRICT;
    INSERT INTO sketchIndexed (upTo, week, articleCount)
    SELECT coalesce(max(articleId), 0), 0, 0 FROM sketch;
    """
}
