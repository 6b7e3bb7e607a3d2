import Foundation
import Vocabulary

/// Cuts what a person types into terms.
struct SearchTermReader {
  private let scalars: [Unicode.Scalar]
  private var index = 0

  /// A reader of a query.
  init(_ text: String) {
    // As texts are stored; a NUL ends an expression for FTS5, though not for SQLite.
    scalars = text.precomposedStringWithCanonicalMapping.unicodeScalars.filter { $0 != "\0" }
  }

  /// The next term; nil at the end.
  mutating func next() throws(StorageError) -> SearchTerm? {
    while let scalar = current, scalar.properties.isWhitespace { index += 1 }
    guard current != nil else { return nil }
    var term = SearchTerm(text: "")
    if current == "-", let following = scalar(at: index + 1), !following.properties.isWhitespace {
      term.isExcluded = true
      index += 1
    }
    term.field = try field()
    readValue(of: &term)
    if let field = term.field, term.text.isEmpty {
      throw .badQuery("“\(field.rawValue):” has no value; write \(field.example)", nearest: nil)
    }
    return term
  }

  private var current: Unicode.Scalar? { scalar(at: index) }

  private func scalar(at index: Int) -> Unicode.Scalar? {
    index < scalars.count ? scalars[index] : nil
  }

  /// Passes over a field's name with its colon; other words before a colon are text.
  private mutating func field() throws(StorageError) -> SearchField? {
    var end = index
    while let scalar = scalar(at: end), scalar.properties.isAlphabetic, scalar.isASCII { end += 1 }
    guard end > index, scalar(at: end) == ":" else { return nil }
    let word = text(index..<end)
    if let field = SearchField(word: word) {
      index = end + 1
      return field
    }
    // A slash makes it an address, a blank a headline's colon.
    guard let following = scalar(at: end + 1), following != "/", !following.properties.isWhitespace,
      word.count > 2,
      let near = NearestName.of(word, among: SearchField.allCases.map(\.rawValue))
    else { return nil }
    throw .badQuery(
      "there is no field “\(word)”; to find the words, write \"\(word):…\" in quotes",
      nearest: near + ":")
  }

  private mutating func readValue(of term: inout SearchTerm) {
    var end = index
    if current == "\"" {
      let start = index + 1
      end = start
      while let scalar = scalar(at: end), scalar != "\"" { end += 1 }
      term.text = text(start..<end)
      index = min(end + 1, scalars.count)
      guard current == "*" else { return }
      term.isPrefix = true
      index += 1
    } else {
      while let scalar = scalar(at: end), scalar != "\"", !scalar.properties.isWhitespace {
        end += 1
      }
      term.text = text(index..<end)
      term.isPrefix = term.text.hasSuffix("*")
      index = end
    }
  }

  private func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}
