/// Finds where sentences end.
///
/// The ends are those of UAX #29 §5 (sentence boundaries), with what that leaves to a tailoring:
/// a full stop behind an abbreviation, an initial or an ordinal ends nothing, and scripts without
/// blanks between sentences end them at their own full stop.
struct SentenceSplitter: Sendable {
  private let scalars: [Unicode.Scalar]

  /// Looks at a text that is one line.
  init(_ text: some Sequence<Unicode.Scalar>) { scalars = Array(text) }

  /// The first sentences, each with its closing quotes; what is unfinished at the end is not one.
  func sentences(atMost limit: Int) -> [String] {
    var sentences: [String] = []
    var start = 0
    var index = 0
    while index < scalars.count, sentences.count < limit {
      guard SentenceSplitter.isTerminator(scalars[index]) else {
        index += 1
        continue
      }
      let end = endOfTerminators(from: index)
      if endsSentence(terminator: index, end: end) {
        sentences.append(string(start..<end))
        start = firstNonBlank(from: end)
      }
      index = end
    }
    return sentences
  }

  /// Past the terminators at `index`, and the quotes and brackets that close behind them.
  private func endOfTerminators(from index: Int) -> Int {
    var end = index
    while end < scalars.count, SentenceSplitter.isTerminator(scalars[end]) { end += 1 }
    while end < scalars.count, SentenceSplitter.isCloser(scalars[end]) { end += 1 }
    return end
  }

  private func endsSentence(terminator: Int, end: Int) -> Bool {
    guard end < scalars.count else { return true }
    let isClosed = SentenceSplitter.isCloser(scalars[end - 1])
    if SentenceSplitter.isFullWidth(scalars[terminator]) {
      // 「…。」と言った: what is quoted goes on after its bracket.
      return !isClosed || scalars[end].properties.isWhitespace
        || SentenceSplitter.isOpener(scalars[end])
    }
    guard scalars[end].properties.isWhitespace else { return false }
    let next = firstNonBlank(from: end)
    guard next < scalars.count else { return true }
    guard SentenceSplitter.mayBegin(scalars[next]) else { return false }
    guard scalars[terminator] == ".", end == terminator + 1 else { return true }
    return fullStopEnds(before: terminator, next: next)
  }

  /// Whether a single full stop behind a word ends a sentence that another one follows.
  private func fullStopEnds(before stop: Int, next: Int) -> Bool {
    let word = word(endingAt: stop)
    let following = self.word(startingAt: next)
    if word.count == 1, let letter = word.unicodeScalars.first, letter.properties.isUppercase {
      // An initial, save the English pronoun, which stands at the end of few sentences.
      return false
    }
    if word.unicodeScalars.contains(".") || Abbreviations.thatMayEndSentences.contains(word) {
      return Abbreviations.sentenceBeginnings.contains(following)
    }
    if Abbreviations.withinSentences.contains(word) { return false }
    if word.utf8.count <= 2, word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), !word.isEmpty {
      return !Abbreviations.wordsAfterOrdinals.contains(following)
    }
    return true
  }

  private func word(endingAt end: Int) -> String {
    var start = end
    while start > 0, SentenceSplitter.isPartOfWord(scalars[start - 1]) { start -= 1 }
    return string(start..<end)
  }

  private func word(startingAt start: Int) -> String {
    var end = start
    while end < scalars.count, scalars[end].properties.isAlphabetic { end += 1 }
    return string(start..<end)
  }

  private func firstNonBlank(from index: Int) -> Int {
    var index = index
    while index < scalars.count, scalars[index].properties.isWhitespace { index += 1 }
    return index
  }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}

extension SentenceSplitter {
  /// Sentence terminals: Unicode's `Sentence_Terminal` of the scripts that feeds are written in.
  fileprivate static func isTerminator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", "!", "?", "…", "‽", "؟", "۔", "।", "॥", "։", "።", "။", "។": true
    default: isFullWidth(scalar)
    }
  }

  /// Those that no blank follows.
  fileprivate static func isFullWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "！", "？", "．", "｡": true
    default: false
    }
  }

  fileprivate static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "'", "”", "’", "»", "›", ")", "]", "」", "』", "）", "】", "〉", "》", "“": true
    default: false
    }
  }

  fileprivate static func isOpener(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "「", "『", "（", "【", "〈", "《": true
    default: false
    }
  }

  /// Whether a sentence may begin so: not with a small letter, nor with a mark that goes on.
  fileprivate static func mayBegin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", ":", "–", "—", ")", "]", "-": false
    default: !scalar.properties.isLowercase
    }
  }

  fileprivate static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
