public import Vocabulary

/// What an article is about, as far as its words tell: how often its title and lede have each.
public struct StoryText: Sendable {
  /// A word, by the hash of its first letters, and how often it stands there.
  struct Term: Sendable {
    var stem: UInt64
    var count: Double
  }

  /// The words, each once, by hash.
  let terms: [Term]

  /// The hashes of the words, ascending.
  public var stems: [UInt64] { terms.map(\.stem) }

  /// Counts the words of a title, which count more, and of the first words of a text.
  public init(title: PlainText?, text: PlainText) {
    var counts: [UInt64: Double] = [:]
    TokenScanner.forEachToken(in: title?.string ?? "") { token in
      if !StopWords.contain(token.hash) { counts[token.stem, default: 0] += StoryText.titleWeight }
    }
    var position = 0
    TokenScanner.forEachToken(in: text.string.prefixOfBytes(Limits.storyByteCount)) { token in
      position += 1
      guard position <= Limits.storyTokenCount, token.length > 1 || token.isIdeograph,
        !StopWords.contain(token.hash)
      else { return }
      let isName = token.isCapitalised && token.junction == .withinSentence
      counts[token.stem, default: 0] += isName ? StoryText.nameWeight : 1
    }
    terms = counts.map { Term(stem: $0.key, count: $0.value) }.sorted { $0.stem < $1.stem }
  }

  /// Words of a title and a text for some of their hashes, in the order of these, lower case.
  public static func words(
    for stems: [UInt64], title: PlainText?, text: PlainText?
  ) -> [String] {
    var words: [UInt64: String] = [:]
    for part in [title?.string ?? "", text?.string.prefixOfBytes(Limits.storyByteCount) ?? ""] {
      let edited = EditedText(Array(part.utf8))
      for position in edited.words.indices {
        let word = edited.string(of: position..<position + 1)
        TokenScanner.forEachToken(in: word) { token in
          if stems.contains(token.stem), words[token.stem] == nil {
            words[token.stem] = word.lowercased()
          }
        }
      }
    }
    return stems.compactMap { words[$0] }
  }

  /// How often a word of the title counts.
  private static let titleWeight = 4.0
  /// How often a name counts: a word with a capital in the middle of a sentence.
  private static let nameWeight = 1.4
}

extension String {
  /// The longest part from the start that is no longer than so many bytes of UTF-8.
  fileprivate func prefixOfBytes(_ count: Int) -> String {
    guard utf8.count > count else { return self }
    var end = utf8.index(utf8.startIndex, offsetBy: count)
    while end > utf8.startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}
