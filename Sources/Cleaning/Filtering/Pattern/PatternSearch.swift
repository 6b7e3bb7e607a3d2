/// One search of a text: all states at once, character by character.
struct PatternSearch {
  private let program: PatternProgram
  private let text: UnsafeBufferPointer<UInt8>
  /// The states that take a character at the present place.
  private var states: [Int] = []
  /// In which round a state was reached last: no state is entered twice in one.
  private var reached: [Int]
  private var round = 0
  private var isFound = false
  private var open: [Int] = []

  /// A search of UTF-8 that is known to be valid.
  init(_ program: PatternProgram, in text: UnsafeBufferPointer<UInt8>) {
    self.program = program
    self.text = text
    reached = Array(repeating: 0, count: program.instructions.count)
  }

  /// Whether the pattern occurs anywhere.
  mutating func succeeds() -> Bool {
    var offset = 0
    var former: Unicode.Scalar?
    var entered: [Int] = []
    while true {
      if entered.isEmpty, let mask = program.leadBytes {
        let start = offset
        while offset < text.count, !mask.contains(text[offset]) { offset += 1 }
        if offset == text.count { return false }
        if offset > start { former = scalar(before: offset) }
      }
      let (next, length) = scalar(at: offset)
      round += 1
      states.removeAll(keepingCapacity: true)
      for state in entered { enter(state, between: former, and: next) }
      enter(0, between: former, and: next)
      if isFound { return true }
      guard let next else { return false }
      entered.removeAll(keepingCapacity: true)
      for state in states {
        if case .take(let set) = program.instructions[state], program.sets[set].contains(next) {
          entered.append(state + 1)
        }
      }
      former = next
      offset += length
    }
  }

  /// Follows what leads on without a character.
  private mutating func enter(
    _ state: Int, between former: Unicode.Scalar?, and next: Unicode.Scalar?
  ) {
    open.append(state)
    while let place = open.popLast() {
      guard reached[place] != round else { continue }
      reached[place] = round
      switch program.instructions[place] {
      case .take: states.append(place)
      case .check(let assertion):
        if assertion.holds(between: former, and: next) { open.append(place + 1) }
      case .split(let first, let second):
        open.append(second)
        open.append(first)
      case .jump(let target): open.append(target)
      case .found: isFound = true
      }
    }
  }

  private func scalar(before offset: Int) -> Unicode.Scalar? {
    var start = offset - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start).scalar
  }

  /// A character and its length; nil at the end, and where the text was cut within one.
  private func scalar(at offset: Int) -> (scalar: Unicode.Scalar?, length: Int) {
    guard offset < text.count else { return (nil, 0) }
    let first = UInt32(text[offset])
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard offset + length <= text.count else { return (nil, 0) }
    var value = first & (0xFF >> UInt32(length + 1))
    for place in 1..<length { value = value << 6 | UInt32(text[offset + place] & 0x3F) }
    return (Unicode.Scalar(value), length)
  }
}
