extension Schema {
  /// How long texts are and in which language, so that lists and filters need no text.
  ///
  /// `wordCount` is null where it has not been counted yet: what was stored before.
  static let measures = """
    ALTER TABLE articleContent ADD COLUMN wordCount INTEGER;
    ALTER TABLE articleContent ADD COLUMN readingMinutes INTEGER;
    ALTER TABLE articleContent ADD COLUMN language TEXT;
    """
}
