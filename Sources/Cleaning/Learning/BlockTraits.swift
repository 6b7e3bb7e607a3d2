import Markup
import WebText

/// What learning sees of a block.
struct BlockTraits {
  let words: BlockWords
  /// The fingerprints that need no other article to be made.
  let fingerprints: [BlockFingerprint]
  /// The fingerprint with names masked, which counts only at the ends of an article.
  var names: BlockFingerprint?
  /// True for what is a heading: by its element, by its looks, or because it announces something.
  let isHeading: Bool

  /// Words before and after a headline, at most.
  private static let wordsAroundHeadline = 10
  private static let longestWithHeadline = 36
  /// How many words are left at least when names are masked, and how long such a block is at most.
  private static let fewestWordsBesideNames = 4
  private static let longestWithNames = 40
  private static let longestHeading = 6
  private static let fewestWordsInSentence = 5

  /// Looks at a block of an article.
  init(_ block: ArticleBlocks.Block, in tree: HTMLTree, styles: HeadingStyles) {
    words = BlockWords(tree, in: block.nodes)
    let isShort = words.wordCount <= Self.longestHeading && !words.endsSentence
    isHeading =
      block.element?.isHeading == true || block.element == .dt
      || isShort && block.link == nil
        && (words.isBold || words.endsWithColon || styles.isHeading(block, in: tree))
    var found: [BlockFingerprint] = []
    let isQuantity =
      words.wordCount < Self.fewestWordsInSentence && !words.hasDate
      && words.words.contains { $0.kind == .number }
    found.append(BlockFingerprint(isQuantity ? .quantity : .text, words.sequence))
    if block.link != nil {
      let shape = block.isOneLink ? LinkShape.of(block.link, in: tree) : 0
      found.append(BlockFingerprint(.links, words.sequenceOfLinks(shape: shape)))
    }
    fingerprints = found
    if words.words.count <= Self.longestWithNames {
      names = words.sequenceOfNames(beside: Self.fewestWordsBesideNames)
        .map { BlockFingerprint(.names, $0) }
    }
  }

  /// All fingerprints, given the headlines of the site's articles.
  func all(among titles: Set<BlockFingerprint>) -> [BlockFingerprint] {
    fingerprints + [names, headline(among: titles)].compactMap { $0 }
  }

  /// The fingerprint with a headline masked, where one of these stands in the block.
  func headline(among titles: Set<BlockFingerprint>) -> BlockFingerprint? {
    guard !titles.isEmpty, words.words.count <= Self.longestWithHeadline else { return nil }
    return words.sequence(maskingOneOf: titles, around: Self.wordsAroundHeadline)
      .map { BlockFingerprint(.headline, $0) }
  }
}

extension BlockFingerprint {
  /// Shorter headlines are found in other texts by chance.
  private static let fewestWordsInTitle = 3

  /// The fingerprint of an article's headline; nil for one that says too little.
  static func ofTitle(_ title: [UInt8]) -> BlockFingerprint? {
    let words = BlockWords(title)
    guard words.wordCount >= fewestWordsInTitle else { return nil }
    return BlockFingerprint(.title, words.sequence)
  }
}

/// The values that stand in a sequence for what is masked; words are hashes and never so small.
private enum Mask {
  static let number: UInt64 = 1
  static let calendar: UInt64 = 2
  static let link: UInt64 = 3
  static let headline: UInt64 = 4
  static let name: UInt64 = 5
}

extension BlockWords {
  fileprivate func value(_ word: Word) -> UInt64 {
    switch word.kind {
    case .word: word.hash
    case .number: Mask.number
    case .calendar: Mask.calendar
    }
  }

  /// All words; numbers stand for each other, and so do months and days.
  fileprivate var sequence: WordSequence {
    var sequence = WordSequence()
    for word in words { sequence.append(value(word)) }
    return sequence
  }

  /// All words, each link as one.
  fileprivate func sequenceOfLinks(shape: UInt64) -> WordSequence {
    var sequence = WordSequence()
    var link: Int32 = 0
    for word in words {
      if word.link == 0 {
        sequence.append(value(word))
      } else if word.link != link {
        sequence.append(Mask.link &+ shape << 8)
      }
      link = word.link
    }
    return sequence
  }

  /// All words, each name of capitals in a row as one; nil where there is no name or little else.
  fileprivate func sequenceOfNames(beside fewest: Int) -> WordSequence? {
    var sequence = WordSequence()
    var nameCount = 0
    var otherCount = 0
    var isInName = false
    for (position, word) in words.enumerated() {
      // The first word has a capital in any sentence; it is part of a name when the second is.
      let isName =
        word.isCapitalized
        && (position > 0 || words.count > 1 && words[1].isCapitalized)
      if isName {
        if !isInName { sequence.append(Mask.name) }
        nameCount += 1
      } else {
        sequence.append(value(word))
        otherCount += 1
      }
      isInName = isName
    }
    return nameCount > 0 && otherCount >= max(fewest, nameCount) ? sequence : nil
  }

  /// The words with the longest headline among these as one; nil where none stands in them.
  fileprivate func sequence(
    maskingOneOf titles: Set<BlockFingerprint>, around: Int
  ) -> WordSequence? {
    var beginnings = [WordSequence()]
    for word in words {
      var next = beginnings[beginnings.count - 1]
      next.append(value(word))
      beginnings.append(next)
    }
    let fewest = 3
    for length in stride(from: words.count, through: fewest, by: -1) {
      for start in 0...min(around, words.count - length)
      where words.count - length - start <= around {
        let part = beginnings[start + length].dropping(
          beginnings[start], WordSequence.Powers.of(length))
        guard titles.contains(BlockFingerprint(.title, part)) else { continue }
        var masked = beginnings[start]
        masked.append(Mask.headline)
        for word in words[(start + length)...] { masked.append(value(word)) }
        return masked
      }
    }
    return nil
  }
}

/// Where a link leads, without what differs from one article to the next.
enum LinkShape {
  /// The hash of host, first folder and kind of file.
  static func of(_ link: Int?, in tree: HTMLTree) -> UInt64 {
    guard let link, let value = tree.value(of: .href, in: link) else { return 0 }
    let target = tree.bytes[value]
    let slash = UInt8(ascii: "/")
    let address = target.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let parts = address.split(separator: slash, omittingEmptySubsequences: false)
    var hash = WordHash()
    // Scheme, host and first folder; the last part is the article's own name.
    for part in parts.dropLast().prefix(4) {
      for byte in part where !(0x30...0x39).contains(byte) { hash.append(UInt32(byte)) }
      hash.append(UInt32(slash))
    }
    if let dot = parts.last?.lastIndex(of: UInt8(ascii: ".")), let name = parts.last,
      name.endIndex - dot <= 5
    {
      for byte in name[dot...] { hash.append(UInt32(byte)) }
    }
    return hash.value
  }
}
