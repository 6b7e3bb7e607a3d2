extension Schema {
  /// Sketches of the second form, which know lede, numbers and names; the first form is let go.
  ///
  /// `articleLineage` finds a lineage's first articles, and those that a merge renames.
  static let lineageSketches = """
    DELETE FROM sketch;
    DELETE FROM sketchBand;
    CREATE INDEX articleLineage ON article (lineageId);
    """
}
