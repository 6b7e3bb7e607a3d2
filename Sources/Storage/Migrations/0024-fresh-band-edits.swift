extension Schema {
  /// How often sketches have been changed or taken away whose bands do not stand in `sketchBand` yet:
  /// by this, a process knows that those in its memory are no longer theirs.
  static let freshBandEdits = """
    ALTER TABLE sketchIndexed ADD COLUMN edits INTEGER NOT NULL DEFAULT 0;
    """
}
