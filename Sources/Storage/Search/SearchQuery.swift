/// What a person types, as a query that can never be a syntax error of SQLite.
///
/// Words must all occur, words in double quotes in that order, a `*` at the end of a word stands
/// for any ending, a `-` before a term for what must not occur; `title:`, `feed:`, `after:` and the
/// other fields of `SearchField` ask for one thing of an article.
struct SearchQuery: Sendable {
  /// What of the texts must match, as an expression of FTS5; nil when any text does.
  let matching: String?
  /// What of the texts must not match, where there is no `matching` that says so; nil for nothing.
  let excluding: String?
  /// What is asked of the articles themselves.
  let conditions: [SearchTerm]
  /// The terms that a reader wants to see in the text.
  let shown: [SearchTerm]

  /// Reads what was typed.
  ///
  /// - Throws: `badQuery` with what is wrong in the words of the query.
  init(_ text: String) throws(StorageError) {
    var reader = SearchTermReader(text)
    var wanted: [String] = []
    var unwanted: [String] = []
    var (conditions, shown): ([SearchTerm], [SearchTerm]) = ([], [])
    var count = 0
    while count < Limits.queryTerms, let term = try reader.next() {
      if let field = term.field, field.column == nil {
        conditions.append(term)
      } else if let expression = term.expression {
        if term.isExcluded {
          unwanted.append(expression)
        } else {
          wanted.append(expression)
          shown.append(term)
        }
      } else {
        continue
      }
      count += 1
    }
    guard count > 0 else {
      throw .badQuery("there is no word to find: a word has letters or digits", nearest: nil)
    }
    guard count > unwanted.count else {
      throw .badQuery("the query only says what to leave out; add a word to find", nearest: nil)
    }
    let positive = wanted.isEmpty ? nil : wanted.joined(separator: " AND ")
    let negative = unwanted.isEmpty ? nil : unwanted.joined(separator: " OR ")
    if let positive, let negative {
      matching = "(\(positive)) NOT (\(negative))"
    } else {
      matching = positive
    }
    excluding = positive == nil ? negative : nil
    self.conditions = conditions
    self.shown = shown
  }
}
