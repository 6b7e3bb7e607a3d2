import Deduplication
import Vocabulary

/// Finds the piece of a text that shows the most of what was searched for.
struct SearchSnippet {
  /// How many bytes a piece has at most, and how many of them stand before what was found.
  private static let byteCount = 220
  private static let leadByteCount = 60

  private let terms: [(words: [[UInt32]], isPrefix: Bool)]

  /// A finder of these terms.
  init(_ terms: [SearchTerm]) {
    self.terms = terms.compactMap { term in
      let text = FoldedText(Array(term.text.utf8))
      let words = text.words.map { Array(text.letters[$0.letters]) }
      return words.isEmpty ? nil : (words, term.isPrefix)
    }
  }

  /// The piece with the words found between U+0002 and U+0003, and `…` where the text goes on.
  func piece(of bytes: [UInt8]) -> String {
    let text = FoldedText(bytes)
    let found = matches(in: text)
    let words = text.words
    let start = best(found, words).map { lead(before: $0.words.lowerBound, words) } ?? 0
    let from = start == 0 ? 0 : words[start].bytes.lowerBound
    var end = bytes.count
    if end - from > Self.byteCount {
      let last = words.lastIndex { $0.bytes.upperBound <= from + Self.byteCount }
      // A word longer than the piece is shown whole: an address, say.
      end = words.isEmpty ? bytes.count : words[max(last ?? start, start)].bytes.upperBound
    }
    return (from > 0 ? "…" : "") + marked(bytes, from..<end, found, words)
      + (end < bytes.count ? "…" : "")
  }

  private struct Match {
    let term: Int
    let words: Range<Int>
  }

  private func matches(in text: FoldedText) -> [Match] {
    var matches: [Match] = []
    for position in text.words.indices {
      for (number, term) in terms.enumerated()
      where position + term.words.count <= text.words.count {
        let isFound = term.words.enumerated().allSatisfy { offset, word in
          let letters = text.letters[text.words[position + offset].letters]
          let isLast = offset == term.words.count - 1
          return isLast && term.isPrefix ? letters.starts(with: word) : letters.elementsEqual(word)
        }
        guard isFound else { continue }
        matches.append(Match(term: number, words: position..<position + term.words.count))
      }
    }
    return matches
  }

  /// The match with which a piece begins that has the most terms; the first of them.
  private func best(_ matches: [Match], _ words: [FoldedText.Word]) -> Match? {
    var best: (match: Match, count: Int)?
    for (number, match) in matches.enumerated() {
      let end = words[match.words.lowerBound].bytes.lowerBound + Self.byteCount - Self.leadByteCount
      let within = matches[number...].prefix { words[$0.words.lowerBound].bytes.upperBound <= end }
      let count = Set(within.map(\.term)).count
      if count > best?.count ?? 0 { best = (match, count) }
      if count == terms.count { break }
    }
    return best?.match
  }

  /// The word at which a piece begins that shows some words before another.
  private func lead(before word: Int, _ words: [FoldedText.Word]) -> Int {
    let start = words[word].bytes.lowerBound
    return words[..<word].lastIndex { start - $0.bytes.lowerBound > Self.leadByteCount }
      .map { $0 + 1 } ?? 0
  }

  private func marked(
    _ bytes: [UInt8], _ piece: Range<Int>, _ matches: [Match], _ words: [FoldedText.Word]
  ) -> String {
    var result: [UInt8] = []
    var copied = piece.lowerBound
    for match in matches {
      let start = words[match.words.lowerBound].bytes.lowerBound
      let end = words[match.words.upperBound - 1].bytes.upperBound
      guard start >= copied, end <= piece.upperBound else { continue }
      result += bytes[copied..<start]
      result.append(0x02)
      result += bytes[start..<end]
      result.append(0x03)
      copied = end
    }
    result += bytes[copied..<piece.upperBound]
    return String(decoding: result, as: UTF8.self)
  }
}

/// The words of a text without case and accents, and where they stand in it.
private struct FoldedText {
  struct Word {
    var letters: Range<Int>
    var bytes: Range<Int>
  }

  private(set) var letters: [UInt32] = []
  private(set) var words: [Word] = []
  private var start: Int?
  private var firstLetter = 0

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        guard byte >= 0x80 else {
          take(byte, at: index)
          index += 1
          continue
        }
        let (character, length) = decodedCharacter(in: bytes, at: index)
        take(character, at: index..<index + length)
        index += length
      }
      end(at: bytes.count)
    }
  }

  private mutating func take(_ byte: UInt8, at index: Int) {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: add(UInt32(byte), at: index)
    case 0x41...0x5A: add(UInt32(byte | 0x20), at: index)
    default: end(at: index)
    }
  }

  private mutating func take(_ character: UInt32, at range: Range<Int>) {
    switch IndexedCharacter(character) {
    case .ignored: return
    case .letter(let letter): add(letter | 0x20, at: range.lowerBound)
    case .single(let letter):
      end(at: range.lowerBound)
      add(letter, at: range.lowerBound)
      end(at: range.upperBound)
    case .plain:
      switch CharacterClass(character) {
      case .letter(let folded, _): add(folded, at: range.lowerBound)
      case .ideograph: add(character, at: range.lowerBound)
      case .ignored where (0x0300...0x036F).contains(character): return
      case .ignored, .blank, .separator: end(at: range.lowerBound)
      }
    }
  }

  private mutating func add(_ letter: UInt32, at index: Int) {
    if start == nil {
      start = index
      firstLetter = letters.count
    }
    letters.append(letter)
  }

  private mutating func end(at index: Int) {
    guard let first = start else { return }
    words.append(Word(letters: firstLetter..<letters.count, bytes: first..<index))
    start = nil
  }
}
