/// What of an article a term of a query asks for; the raw value is its word before the colon.
enum SearchField: String, CaseIterable, Sendable {
  case title, author, text
  case feed, folder, tag, language
  case after, before
  case `is`

  /// Words of other programs for the same.
  private static let otherWords: [String: SearchField] = [
    "authors": .author, "body": .text, "tags": .tag, "lang": .language, "since": .after,
    "until": .before, "intitle": .title,
  ]

  /// The field of a word in any case; nil when there is none of that name.
  init?(word: String) {
    let word = word.lowercased()
    guard let field = SearchField(rawValue: word) ?? SearchField.otherWords[word] else {
      return nil
    }
    self = field
  }

  /// The column of the index; nil for what is asked of the articles themselves.
  var column: String? {
    switch self {
    case .title, .text: rawValue
    case .author: "authors"
    default: nil
    }
  }

  /// A term with the field, as an example.
  var example: String {
    switch self {
    case .title, .text: "\(rawValue):word"
    case .author: "author:name"
    case .feed: "feed:name"
    case .folder: "folder:News"
    case .tag: "tag:name"
    case .language: "language:de"
    case .after, .before: "\(rawValue):2026-01-31"
    case .is: "is:unread"
    }
  }
}
