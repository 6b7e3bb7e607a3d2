import WebText

/// The language of a text by its letters and its commonest words.
///
/// Some scripts write one language alone; for the others the words are counted that a language cannot
/// do without. Linear in what is looked at, the first 16,000 bytes.
public enum LanguageGuess {
  private static let bytesLookedAt = 16_000
  private static let fewestWords = 8
  /// So many of a hundred words are a language's common ones, at least.
  private static let leastShare = 12
  /// A word that several languages share counts for each of them by its part of this.
  private static let weightOfWord = 60

  /// The language of plain text, UTF-8, as a BCP 47 tag; nil for one that is too short or unknown.
  public static func language(of text: [UInt8]) -> String? {
    let beginning = Array(text.prefix(bytesLookedAt))
    return languageOfScript(beginning) ?? languageOfWords(beginning)
  }

  // MARK: - Letters

  private static func languageOfScript(_ text: [UInt8]) -> String? {
    var counts: [String: Int] = [:]
    var all = 0
    var (kana, han) = (0, 0)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let value = scalar.value
      guard value > 0x40, scalar.properties.isAlphabetic else { continue }
      all += 1
      guard value >= 0x370, !(0x400...0x52F).contains(value) else { continue }
      switch value {
      case 0x3040...0x30FF: kana += 1
      case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x3FFFF: han += 1
      default:
        guard let row = LanguageTable.scripts.first(where: { $0.letters.contains(value) }) else {
          continue
        }
        counts[row.language, default: 0] += 1
      }
    }
    // Japanese mixes both; a sign says more than a letter.
    if (kana + han) * 3 > all, kana + han >= fewestWords { return kana * 20 > han ? "ja" : "zh" }
    guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      best.value * 2 > all, best.value >= fewestWords
    else { return nil }
    return best.key
  }

  // MARK: - Words

  private static let names = LanguageTable.words.map(\.language)
  /// The numbers of the languages that have a word among their common ones.
  private static let languages: [UInt64: [Int]] = {
    var table: [UInt64: [Int]] = [:]
    for (number, row) in LanguageTable.words.enumerated() {
      for word in Set(row.words.split(separator: " ")) {
        table[WordHash(of: String(word)).value, default: []].append(number)
      }
    }
    return table
  }()

  private static func languageOfWords(_ text: [UInt8]) -> String? {
    let words = BlockWords(text).words
    guard words.count >= fewestWords else { return nil }
    var weights = [Int](repeating: 0, count: names.count)
    var counts = weights
    for word in words {
      guard let found = languages[word.hash] else { continue }
      for language in found {
        weights[language] += weightOfWord / found.count
        counts[language] += 1
      }
    }
    guard let best = weights.indices.max(by: { (weights[$0], $1) < (weights[$1], $0) }),
      counts[best] * 100 >= words.count * leastShare
    else { return nil }
    return names[best]
  }
}
