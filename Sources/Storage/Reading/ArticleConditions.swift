/// Conditions on the table `article` under an alias, each with its arguments.
enum ArticleConditions {
  /// SQL and what stands for its question marks.
  typealias Condition = (sql: String, arguments: Arguments)

  /// Those of feeds in a folder or below it.
  static func folder(_ path: String, alias: String) -> Condition {
    (
      """
      \(alias).feedId IN (SELECT id FROM feed
        WHERE folder = ? OR substr(folder, 1, length(?) + 1) = ? || '/')
      """, [path, path, path]
    )
  }

  /// Those with one of these tags, by a rule or of a feed that has it.
  static func tags(_ tags: [String], alias: String) -> Condition {
    let places = tags.map { _ in "?" }.joined(separator: ", ")
    return (
      """
      (\(alias).feedId IN (SELECT feedId FROM feedTag WHERE tag IN (\(places)))
        OR \(alias).id IN (SELECT articleId FROM articleTag WHERE tag IN (\(places))))
      """, tags + tags
    )
  }

  /// Those in a language, regional kinds of it included (RFC 4647 §3.3.1).
  static func language(_ tag: String, alias: String) -> Condition {
    let tag = tag.lowercased()
    return (
      """
      EXISTS (SELECT 1 FROM articleContent l WHERE l.articleId = \(alias).id
        AND lower(coalesce(l.language, l.details ->> '$.language')) || '-' LIKE ? || '-%')
      """, [tag]
    )
  }
}
