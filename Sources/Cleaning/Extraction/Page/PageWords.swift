/// Finds words in classes and ids, all at once: an automaton of Aho and Corasick over the few
/// characters that names are made of.
///
/// A name is read as words between hyphens, whatever divides them: `articleBody`, `article_body` and
/// `article-body` are `-article-body-`. In the table a hyphen at an end of a word is such a border.
struct PageWords: Sendable {
  private static let columns = 38
  private static let hyphen = 36
  private static let other = 37

  private var next: [Int16] = []
  private var traits: [PageTraits] = []

  /// The words that Winnow knows.
  static let known = PageWords(PageWords.table)

  init(_ table: [(traits: PageTraits, words: String)]) {
    var fails: [Int] = []
    addState()
    for row in table {
      for word in row.words.split(separator: " ") { add(word, row.traits) }
    }
    fails = [Int](repeating: 0, count: traits.count)
    link(&fails)
  }

  /// The traits of all words in one value of an attribute, UTF-8.
  func traits(of value: UnsafeBufferPointer<UInt8>) -> PageTraits {
    var found: PageTraits = []
    var state = step(0, Self.hyphen, &found)
    var isAfterSmall = false
    for byte in value {
      switch byte {
      case 0x61...0x7A:
        state = step(state, Int(byte &- 0x61), &found)
        isAfterSmall = true
      case 0x30...0x39:
        state = step(state, 26 &+ Int(byte &- 0x30), &found)
        isAfterSmall = true
      case 0x41...0x5A:
        if isAfterSmall { state = step(state, Self.hyphen, &found) }
        state = step(state, Int(byte &- 0x41), &found)
        isAfterSmall = false
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D:
        _ = step(state, Self.hyphen, &found)
        state = step(0, Self.hyphen, &found)
        isAfterSmall = false
      case 0x80...:
        state = 0
        isAfterSmall = false
      default:
        state = step(state, Self.hyphen, &found)
        isAfterSmall = false
      }
    }
    _ = step(state, Self.hyphen, &found)
    return found
  }

  @inline(__always)
  private func step(_ state: Int, _ column: Int, _ found: inout PageTraits) -> Int {
    let target = Int(next[state &* Self.columns &+ column])
    found.formUnion(traits[target])
    return target
  }

  // MARK: - Building

  private mutating func addState() {
    next.append(contentsOf: repeatElement(-1, count: Self.columns))
    traits.append([])
  }

  private mutating func add(_ word: Substring, _ wordTraits: PageTraits) {
    var state = 0
    for byte in word.utf8 {
      let place = state * Self.columns + Self.column(of: byte)
      if next[place] < 0 {
        next[place] = Int16(traits.count)
        addState()
      }
      state = Int(next[place])
    }
    traits[state].formUnion(wordTraits)
  }

  private static func column(of byte: UInt8) -> Int {
    switch byte {
    case 0x61...0x7A: Int(byte - 0x61)
    case 0x30...0x39: 26 + Int(byte - 0x30)
    case UInt8(ascii: "-"): hyphen
    default: other
    }
  }

  /// Fills in where each state goes when no word goes on, in the order of their depths.
  private mutating func link(_ fails: inout [Int]) {
    var queue: [Int] = []
    for column in 0..<Self.columns {
      if next[column] > 0 { queue.append(Int(next[column])) } else { next[column] = 0 }
    }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      traits[state].formUnion(traits[fails[state]])
      for column in 0..<Self.columns {
        let place = state * Self.columns + column
        let fallback = next[fails[state] * Self.columns + column]
        if next[place] < 0 {
          next[place] = fallback
        } else {
          fails[Int(next[place])] = Int(fallback)
          queue.append(Int(next[place]))
        }
      }
    }
  }
}
