import Cleaning
import Vocabulary

/// How long an article is.
public struct TextMeasures: Hashable, Sendable {
  /// Its words, or those of its summary where it has no body.
  public var wordCount: Int
  /// How many minutes it takes to read; nil for what is read at a glance.
  public var readingMinutes: Int?

  /// What a text measures.
  init(of text: PlainText?) {
    wordCount = text.map { WordCount.of($0) } ?? 0
    readingMinutes = ReadingTime.minutes(of: text)
  }

  /// What was stored.
  init(wordCount: Int, readingMinutes: Int?) {
    self.wordCount = wordCount
    self.readingMinutes = readingMinutes
  }

  /// The values of the columns `wordCount` and `readingMinutes`.
  var columns: Arguments { [wordCount, readingMinutes] }
}
