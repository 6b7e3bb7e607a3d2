import Cleaning
import GRDB
import Vocabulary

/// The texts of an article that can be searched, as the view `articleText` gives them.
struct SearchText: Equatable {
  /// The headline.
  var title: String?
  /// The names of the authors.
  var authors: String?
  /// The body, or the summary where there is none.
  var text: String?

  /// What a new article brings.
  init(_ draft: ArticleDraft) {
    title = draft.article.title?.string
    authors = draft.details.authorNames
    text = draft.article.text?.string ?? draft.article.summary?.string
  }

  /// What is stored, from the columns of `articleText`.
  init(_ row: Row) {
    title = row["title"]
    authors = row["authors"]
    text = row["text"]
  }

  /// The texts as the index takes them.
  var indexed: SearchText {
    var indexed = self
    indexed.title = title.map(IndexedText.of)
    indexed.authors = authors.map(IndexedText.of)
    indexed.text = text.map(IndexedText.of)
    return indexed
  }

  /// How many bytes there are.
  var byteCount: Int { [title, authors, text].reduce(0) { $0 + ($1?.utf8.count ?? 0) } }
}
