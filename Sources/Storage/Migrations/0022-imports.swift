extension Schema {
  /// When an article came from the export of another reader; null for what a poll brought.
  ///
  /// Digests do not tell imported articles as new: their reader may have read them years ago.
  static let imports = """
    ALTER TABLE article ADD COLUMN importedAt INTEGER;
    """
}
