import Cleaning
import GRDB
import Vocabulary

/// What a query asks of the articles themselves, as conditions on the table `article` named `a`.
struct SearchConditions {
  let db: Database
  let now: Timestamp

  /// The conditions, joined by AND, with their arguments; `TRUE` for none.
  ///
  /// - Throws: `badQuery` for a date or state that is none, `notFound` for a feed.
  func sql(of query: SearchQuery) throws -> ArticleConditions.Condition {
    var conditions = ["TRUE"]
    var arguments: Arguments = []
    for term in query.conditions {
      let (sql, values) = try condition(term)
      conditions.append(term.isExcluded ? "NOT (\(sql))" : sql)
      arguments += values
    }
    if let excluding = query.excluding {
      conditions.append(
        "a.id NOT IN (SELECT rowid FROM articleSearch WHERE articleSearch MATCH ?)")
      arguments.append(excluding)
    }
    return (conditions.joined(separator: " AND "), arguments)
  }

  private func condition(_ term: SearchTerm) throws -> ArticleConditions.Condition {
    switch term.field {
    case .feed:
      let feeds = try feeds(named: term.text)
      return ("a.feedId IN (SELECT value FROM json_each(?))", [JSONColumn.list(feeds)])
    case .folder: return ArticleConditions.folder(term.text, alias: "a")
    case .tag: return ArticleConditions.tags([term.text], alias: "a")
    case .language: return ArticleConditions.language(term.text, alias: "a")
    case .after: return ("\(SearchConditions.date) >= ?", [try time(term)])
    case .before: return ("\(SearchConditions.date) < ?", [try time(term)])
    case .is: return (try state(term), [])
    case .title, .author, .text, nil: return ("TRUE", [])
    }
  }

  private static let date = "coalesce(a.publishedAt, a.modifiedAt, a.firstSeenAt)"

  private func time(_ term: SearchTerm) throws -> Timestamp {
    let word = term.text.split(separator: "-").count == 2 ? term.text + "-01" : term.text
    let isYear = word.count == 4 && word.allSatisfy { $0.isASCII && $0.isNumber }
    guard let date = FilterDate(isYear ? word + "-01-01" : word) else {
      throw StorageError.badQuery(
        "“\(term.text)” is no date; write 2026-01-31, 2026-01, or 7d for the last seven days",
        nearest: nil)
    }
    return date.span(now: now).lowerBound
  }

  private static let states = [
    ("unread", "a.readAt IS NULL"), ("read", "a.readAt IS NOT NULL"),
    ("starred", "a.starredAt IS NOT NULL"),
  ]

  private func state(_ term: SearchTerm) throws -> String {
    if let state = SearchConditions.states.first(where: { $0.0 == term.text.lowercased() }) {
      return state.1
    }
    let names = SearchConditions.states.map(\.0)
    throw StorageError.badQuery(
      "“is:\(term.text)” is none of \(names.map { "is:" + $0 }.joined(separator: ", "))",
      nearest: NearestName.of(term.text, among: names).map { "is:" + $0 })
  }

  /// The feeds that have these words in their title or address, or that number.
  private func feeds(named name: String) throws -> [Int64] {
    let wanted = name.lowercased()
    let feeds = try db.map(SearchConditions.feedNames) { row in
      (id: row[0] as Int64, title: row[1] as String, address: row[2] as String)
    }
    let found = feeds.filter { feed in
      String(feed.id) == wanted || feed.title.lowercased().contains(wanted)
        || feed.address.lowercased().contains(wanted)
    }
    guard !found.isEmpty else {
      throw StorageError.notFound(
        kind: "feed", name: name,
        nearest: NearestName.ranked(
          name, among: feeds.map(\.title), limit: Limits.suggestions))
    }
    return found.map(\.id)
  }

  static let feedNames = """
    SELECT f.id, coalesce(nullif(f.title, ''), nullif(s.title, ''), s.effectiveURL), s.effectiveURL
    FROM feed f JOIN feedState s ON s.feedId = f.id ORDER BY f.id
    """
}
