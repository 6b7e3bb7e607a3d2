public import Vocabulary

/// Whether two versions of a text differ in nothing but what a server counts or tells the time by:
/// a number of comments, the age of an article, the time at which the page was made.
///
/// A figure alone is no such thing, for it may have been put right; it takes a word beside it that
/// says what it is, or a line in which nothing else stands. Linear in both texts.
public func isVolatileEdit(from old: PlainText, to new: PlainText) -> Bool {
  let (former, later) = (LastingWords(of: old), LastingWords(of: new))
  // Where nothing lasts, the figures are all there is to tell.
  return former.words == later.words && !former.words.isEmpty
}

/// The words of a text without those that a server changes by itself.
private struct LastingWords {
  private(set) var words: [String] = []

  init(of text: PlainText) {
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let edited = EditedText(Array(line))
      let line = edited.words.map { word in
        String(decoding: edited.bytes(of: word), as: UTF8.self).lowercased()
      }
      if !VolatileLine.isAll(line) { words += VolatileLine.lasting(in: line) }
    }
  }
}

/// Finds what is volatile among the words of one line.
private enum VolatileLine {
  /// How many words a line has at most that is only a counter or a clock.
  private static let longest = 24
  /// How many words after a label a time may have.
  private static let longestTime = 12

  /// Whether a line tells counts, ages or times and nothing else.
  static func isAll(_ line: [String]) -> Bool {
    guard line.count <= longest else { return false }
    var isTold = false
    for word in line {
      if VolatileWords.comments.contains(word) || VolatileWords.counts.contains(word)
        || VolatileWords.labels.contains(word) || VolatileWords.ages.contains(word)
        || isClock(word)
      {
        isTold = true
      } else if !(isFigure(word) || isMark(word) || isOfTime(word)) {
        return false
      }
    }
    return isTold
  }

  /// The words of a line that last.
  static func lasting(in line: [String]) -> [String] {
    var lasting: [String] = []
    var index = 0
    while index < line.count {
      let length = volatileCount(in: line[index...])
      if length == 0 { lasting.append(line[index]) }
      index += max(1, length)
    }
    return lasting
  }

  /// How many words from the first one on are volatile.
  private static func volatileCount(in rest: ArraySlice<String>) -> Int {
    let words = Array(rest.prefix(longestTime + 1))
    guard let first = words.first else { return 0 }
    func word(_ index: Int) -> String { index < words.count ? words[index] : "" }
    if isFigure(first) || first == "no" || first == "new" {
      if VolatileWords.comments.contains(word(1)) { return 2 }
      if word(1) == "new", VolatileWords.comments.contains(word(2)) { return 3 }
      if VolatileWords.units.contains(word(1)), VolatileWords.ages.contains(word(2)) { return 3 }
    }
    if VolatileWords.comments.contains(first) {
      let marks = words.dropFirst().prefix { $0 == "(" || $0 == ":" || $0 == "[" }.count
      if marks > 0, isFigure(word(1 + marks)) { return 2 + marks }
    }
    if VolatileWords.agePrefixes.contains(first), isFigure(word(1)),
      VolatileWords.units.contains(word(2))
    {
      return 3
    }
    if VolatileWords.labels.contains(first) {
      let time = words.dropFirst().prefix { isFigure($0) || isTimeMark($0) || isOfTime($0) }
      if let clock = time.lastIndex(where: isFigure), time.contains(where: isClock) {
        return clock + 1
      }
    }
    return 0
  }

  private static func isFigure(_ word: String) -> Bool {
    word.utf8.first.map { (0x30...0x39).contains($0) } ?? false
  }

  /// Whether a word is a time of day, `14:32` or `14:32:07`.
  private static func isClock(_ word: String) -> Bool {
    isFigure(word) && word.utf8.contains(UInt8(ascii: ":"))
  }

  private static func isOfTime(_ word: String) -> Bool {
    VolatileWords.dates.contains(word) || VolatileWords.units.contains(word)
      || VolatileWords.agePrefixes.contains(word)
  }

  /// Whether a word is a mark that is written between the parts of a time.
  private static func isTimeMark(_ word: String) -> Bool { timeMarks.contains(word) }

  private static let timeMarks: Set<String> = [",", ":", "-", "/", "."]

  /// Whether a word has no letter and no digit.
  private static func isMark(_ word: String) -> Bool {
    word.unicodeScalars.allSatisfy {
      !$0.properties.isAlphabetic && $0.properties.numericType == nil
    }
  }
}
