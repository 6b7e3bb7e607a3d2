import ArgumentParser
import Storage
import Vocabulary

/// A column of a list of articles; the raw value is its name on the command line.
enum ArticleColumn: String, CaseIterable, Sendable {
  case id, marks, published, sources, also, title, url, feed
  case seen, author, folder, tags, language, score, story, version

  /// Names for help, some of the columns.
  static func words(from first: Int, to end: Int?) -> String {
    allCases[first..<(end ?? allCases.count)].map(\.rawValue).joined(separator: ", ")
  }

  /// How the column stands in a table.
  var shape: Table.Column {
    switch self {
    case .id, .also, .score, .story, .version: Table.Column(title: rawValue, isRight: true)
    case .marks: Table.Column(title: "")
    case .published, .seen, .language: Table.Column(title: rawValue)
    case .sources, .feed, .title, .url, .author, .folder, .tags:
      Table.Column(title: rawValue, isFlexible: true)
    }
  }

  /// What a row has in it.
  func cell(_ row: ArticleRow) -> Table.Cell {
    let article = row.article
    return switch self {
    case .id: Table.Cell(article.id.description)
    case .marks:
      Table.Cell(
        (article.readAt == nil ? "•" : " ") + (article.starredAt == nil ? " " : "★"), .warning)
    case .published:
      Table.Cell(
        row.time(article.publishedAt ?? article.modifiedAt ?? article.firstSeenAt), .faint)
    case .seen: Table.Cell(row.time(article.firstSeenAt), .faint)
    case .sources: Table.Cell(row.sources.joined(separator: ", "), .faint)
    case .feed: Table.Cell(article.feedTitle, .faint)
    case .also: Table.Cell(row.others > 0 ? "+\(row.others)" : "", .faint)
    case .title: Table.Cell(article.shownTitle, article.readAt == nil ? .strong : nil)
    case .url: Table.Cell(article.url ?? "")
    case .author:
      Table.Cell(article.details.authors.compactMap { $0.name ?? $0.email }.joined(separator: ", "))
    case .folder: Table.Cell(article.folder, .faint)
    case .tags: Table.Cell((article.feedTags + article.tags).joined(separator: ", "))
    case .language: Table.Cell(article.language ?? "", .faint)
    case .score: Table.Cell(String(article.score))
    case .story: Table.Cell(article.story.description)
    case .version: Table.Cell(String(article.version))
    }
  }
}

/// An article in a list, and for whom it is written.
struct ArticleRow {
  /// The article.
  let article: ArticleSummary
  /// How many other articles tell its story.
  let others: Int
  /// The feeds that tell its story, its own first.
  let sources: [String]
  /// The time that others are told from.
  let now: Timestamp
  /// Whether a person reads it, who wants to know how long ago, or a program.
  let isForPeople: Bool

  /// A time in words or digits.
  func time(_ time: Timestamp) -> String {
    isForPeople ? RelativeTime.describe(time, now: now) : time.description
  }
}

/// The value of `--columns`: names with commas between them.
struct ArticleColumns: ExpressibleByArgument, Sendable {
  /// What is shown where nothing was chosen.
  static let usual = ArticleColumns(columns: [.id, .marks, .published, .sources, .also, .title])

  /// The columns in their order.
  let columns: [ArticleColumn]

  private init(columns: [ArticleColumn]) { self.columns = columns }

  /// Nil when there is a name that no column has.
  init?(argument: String) {
    let names = argument.split(separator: ",").map { $0.drop { $0 == " " }.lowercased() }
    let columns = names.compactMap { ArticleColumn(rawValue: $0) }
    guard !columns.isEmpty, columns.count == names.count else { return nil }
    self.columns = columns
  }

  var defaultValueDescription: String { columns.map(\.rawValue).joined(separator: ",") }
}
