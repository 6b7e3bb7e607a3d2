/// A pattern as a program for an automaton that is in many states at once.
///
/// No input makes it go back, so a search is linear in the text (Thompson, "Regular Expression Search
/// Algorithm", 1968).
struct PatternProgram: Hashable, Sendable {
  /// One state.
  enum Instruction: Hashable, Sendable {
    /// Takes a character of the set with this number, and goes on.
    case take(Int)
    /// Goes on only where the place is one.
    case check(PatternAssertion)
    /// Goes on in two places.
    case split(Int, Int)
    /// Goes on elsewhere.
    case jump(Int)
    /// The pattern is found.
    case found
  }

  /// The states, the first of them the start.
  private(set) var instructions: [Instruction] = []
  /// The sets that states take from.
  private(set) var sets: [ScalarSet] = []
  /// The bytes that anything to be found may begin with; nil where it may be empty.
  private(set) var leadBytes: ByteMask?

  /// Compiles a tree.
  ///
  /// - Throws: `PatternError` where it comes to too many states.
  init(_ node: PatternNode) throws(PatternError) {
    var numbers: [ScalarSet: Int] = [:]
    try append(node, &numbers)
    try append(.found)
    leadBytes = firstBytes()
  }

  private mutating func append(_ instruction: Instruction) throws(PatternError) {
    guard instructions.count < FilterLimits.patternInstructions else {
      throw PatternError(
        offset: 0,
        message: "the pattern comes to more than \(FilterLimits.patternInstructions) states; "
          + "ask for fewer repeats")
    }
    instructions.append(instruction)
  }

  private mutating func append(
    _ node: PatternNode, _ numbers: inout [ScalarSet: Int]
  ) throws(PatternError) {
    switch node {
    case .set(let set):
      let number = numbers[set] ?? sets.count
      if number == sets.count {
        sets.append(set)
        numbers[set] = number
      }
      try append(.take(number))
    case .assertion(let assertion): try append(.check(assertion))
    case .sequence(let parts): for part in parts { try append(part, &numbers) }
    case .choice(let parts): try append(choice: parts[...], &numbers)
    case .repetition(let part, let least, let most):
      for _ in 0..<least {
        let before = instructions.count
        try append(part, &numbers)
        // Nothing, however often, is nothing.
        if instructions.count == before { return }
      }
      if let most {
        for _ in least..<max(most, least) { try append(optional: part, &numbers) }
      } else {
        try append(unbounded: part, &numbers)
      }
    }
  }

  private mutating func append(
    choice parts: ArraySlice<PatternNode>, _ numbers: inout [ScalarSet: Int]
  ) throws(PatternError) {
    var ends: [Int] = []
    for (place, part) in parts.enumerated() {
      guard place < parts.count - 1 else {
        try append(part, &numbers)
        break
      }
      let split = instructions.count
      try append(.split(split + 1, 0))
      try append(part, &numbers)
      ends.append(instructions.count)
      try append(.jump(0))
      instructions[split] = .split(split + 1, instructions.count)
    }
    for end in ends { instructions[end] = .jump(instructions.count) }
  }

  private mutating func append(
    optional part: PatternNode, _ numbers: inout [ScalarSet: Int]
  ) throws(PatternError) {
    let split = instructions.count
    try append(.split(split + 1, 0))
    try append(part, &numbers)
    instructions[split] = .split(split + 1, instructions.count)
  }

  private mutating func append(
    unbounded part: PatternNode, _ numbers: inout [ScalarSet: Int]
  ) throws(PatternError) {
    let split = instructions.count
    try append(.split(split + 1, 0))
    try append(part, &numbers)
    try append(.jump(split))
    instructions[split] = .split(split + 1, instructions.count)
  }

  /// The bytes with which a text begins that leads from the start to the end.
  private func firstBytes() -> ByteMask? {
    var mask = ByteMask()
    var seen: Set<Int> = []
    var open = [0]
    while let place = open.popLast() {
      guard seen.insert(place).inserted else { continue }
      switch instructions[place] {
      case .take(let number): mask.formUnion(sets[number].leadBytes)
      case .check: open.append(place + 1)
      case .split(let first, let second): open += [first, second]
      case .jump(let target): open.append(target)
      case .found: return nil
      }
    }
    return mask
  }
}
