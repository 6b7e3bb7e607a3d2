import Markup

/// The words of a block as fingerprints see them: hashed, numbers and dates marked, links noted.
struct BlockWords {
  enum Kind { case word, number, calendar }

  struct Word {
    var hash: UInt64
    var kind: Kind
    /// The number of the link it stands in; 0 for none.
    var link: Int32
    /// True when it begins with a capital.
    var isCapitalized = false
  }

  private(set) var words: [Word] = []
  /// How many of them are neither numbers nor dates.
  private(set) var wordCount = 0
  /// True where a number is a time of day or a part of a date.
  private(set) var hasDate = false
  /// The last character that is seen.
  private(set) var last: UInt32 = 0
  /// True when all of its words are set in bold.
  private(set) var isBold = true

  private var hash = WordHash()
  private var letters = 0
  private var digits = 0
  private var isCapitalized = false
  private var link: Int32 = 0
  private var numbersInRow = 0

  /// No block of a page is so long that more of it has to be looked at.
  private static let mostWords = 400

  /// The words of a plain text.
  init(_ text: [UInt8]) {
    isBold = false
    text.withUnsafeBufferPointer { add($0) }
    finishWord()
  }

  /// The words of a part of a tree.
  init(_ tree: HTMLTree, in nodes: Range<Int>) {
    var node = nodes.lowerBound
    var linkEnd = 0
    var linkCount: Int32 = 0
    var boldEnd = 0
    while node < nodes.upperBound, words.count < Self.mostWords {
      let current = tree.nodes[node]
      if current.element?.isSilent == true {
        node = Int(current.end)
        continue
      }
      if node >= linkEnd, link != 0 {
        finishWord()
        link = 0
      }
      switch current.element {
      case nil:
        let text = tree.bytes[tree.text(of: node)]
        if node >= boldEnd, !text.allSatisfy(\.isHTMLSpace) { isBold = false }
        text.withUnsafeBufferPointer { add($0) }
      case .a where tree.value(of: .href, in: node) != nil:
        finishWord()
        linkCount += 1
        link = linkCount
        linkEnd = Int(current.end)
      case .b, .strong: boldEnd = max(boldEnd, Int(current.end))
      case .br, .img: finishWord()
      default: if current.element?.isBlock == true { finishWord() }
      }
      node += 1
    }
    finishWord()
    isBold = isBold && !words.isEmpty
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < bytes.count {
      let (scalar, length) = BlockWords.scalar(at: index, in: bytes)
      index += length
      switch LetterCase.role(of: scalar) {
      case .part:
        let lower = LetterCase.lower(scalar)
        if letters + digits == 0 { isCapitalized = lower != scalar }
        letters += 1
        hash.append(lower)
      case .digit:
        digits += 1
        hash.append(scalar)
      case .word:
        finishWord()
        letters = 1
        hash.append(scalar)
        finishWord()
      case .none:
        // An apostrophe or a hyphen that does not divide (soft hyphen, joiner) is left out.
        if scalar == 0x27 || scalar == 0x2019 || scalar == 0xAD || scalar == 0x200D { break }
        if scalar == 0x3A, digits > 0, letters == 0, index < bytes.count,
          LetterCase.role(of: UInt32(bytes[index])) == .digit
        {
          hasDate = true
        }
        finishWord()
      }
      if scalar > 0x20, scalar != 0xA0 { last = scalar }
    }
  }

  private mutating func finishWord() {
    guard letters + digits > 0 else { return }
    if letters == 0 {
      words.append(Word(hash: hash.value, kind: .number, link: link))
      numbersInRow += 1
      if numbersInRow >= 3 { hasDate = true }
    } else {
      let isCalendar = CalendarWords.hashes.contains(hash.value)
      words.append(
        Word(
          hash: hash.value, kind: isCalendar ? .calendar : .word, link: link,
          isCapitalized: isCapitalized && !isCalendar))
      if isCalendar, numbersInRow > 0 { hasDate = true }
      numbersInRow = isCalendar ? 1 : 0
      if !isCalendar { wordCount += 1 }
    }
    hash = WordHash()
    letters = 0
    digits = 0
    isCapitalized = false
  }

  /// A scalar of UTF-8 that the tree has validated, and its length.
  private static func scalar(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (UInt32, Int) {
    func continuation(_ offset: Int) -> UInt32 {
      index + offset < bytes.count ? UInt32(bytes[index + offset] & 0x3F) : 0
    }
    let first = UInt32(bytes[index])
    switch first {
    case 0..<0xC0: return (first, 1)
    case 0xC0..<0xE0: return ((first & 0x1F) << 6 | continuation(1), 2)
    case 0xE0..<0xF0: return ((first & 0xF) << 12 | continuation(1) << 6 | continuation(2), 3)
    default:
      let upper = (first & 7) << 18 | continuation(1) << 12
      return (upper | continuation(2) << 6 | continuation(3), 4)
    }
  }
}

extension BlockWords {
  /// True for a text that ends as sentences and quotations do, in any script.
  var endsSentence: Bool {
    switch last {
    case 0x21, 0x22, 0x29, 0x2E, 0x3F, 0xBB, 0x2019, 0x201D, 0x2026, 0x3002, 0xFF01, 0xFF1F: true
    default: false
    }
  }

  /// True for a text that announces what follows it.
  var endsWithColon: Bool { last == 0x3A || last == 0xFF1A }
}
