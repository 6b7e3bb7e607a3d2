public import Vocabulary

/// How long a text takes to read.
public enum ReadingTime {
  /// How many words of a European language are read in a minute (Brysbaert 2019: 238).
  private static let wordsPerMinute = 238.0
  /// How many characters of Chinese or Japanese are.
  private static let ideographsPerMinute = 500.0
  /// A text with fewer words is read at a glance.
  private static let wordsWorthTiming = 60

  /// The minutes, at least one; nil for what is read at a glance.
  ///
  /// Words are counted by the blanks before them; what is written without blanks, by its
  /// characters (a lead byte of U+3000 to U+9FFF, or of the Hangul syllables' planes, is E3 to E9).
  public static func minutes(of text: PlainText?) -> Int? {
    guard let text else { return nil }
    var words = 0
    var ideographs = 0
    var isInWord = false
    for byte in text.string.utf8 {
      switch byte {
      case 0x00...0x20: isInWord = false
      case 0xE3...0xE9:
        ideographs += 1
        isInWord = false
      case 0x80...0xBF: continue
      default:
        words += isInWord ? 0 : 1
        isInWord = true
      }
    }
    guard words + ideographs / 2 >= wordsWorthTiming else { return nil }
    let minutes = Double(words) / wordsPerMinute + Double(ideographs) / ideographsPerMinute
    return max(1, Int(minutes.rounded()))
  }
}
