/// A version of a text and its words.
struct EditedText {
  let utf8: [UInt8]
  let words: [EditWord]

  init(_ utf8: [UInt8]) {
    self.utf8 = utf8
    words = EditWord.all(in: utf8)
  }

  /// The bytes of a word.
  func bytes(of word: EditWord) -> ArraySlice<UInt8> { utf8[word.range] }

  /// Some words in a row, with what lies between them.
  func string(of range: Range<Int>) -> String {
    guard let first = range.first, let last = range.last else { return "" }
    return String(
      decoding: utf8[words[first].range.lowerBound..<words[last].range.upperBound], as: UTF8.self)
  }

  /// The blanks before some words.
  func gap(before range: Range<Int>) -> String {
    guard let first = range.first else { return "" }
    let start = first > 0 ? words[first - 1].range.upperBound : 0
    return String(decoding: utf8[start..<words[first].range.lowerBound], as: UTF8.self)
  }
}
