/// Reads regular expressions: the part of Perl's syntax that an automaton without memory can run.
///
/// There are classes, groups, choices, repeats and borders of words; there are no back-references
/// and nothing that looks around. Case does not count, unless the pattern begins with `(?-i)`;
/// `(?m)` lets `^` and `$` stand at each line, `(?s)` lets `.` take line breaks.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var offset = 0
  private var depth = 0
  private var ignoresCase = true
  private var isByLines = false
  private var dotTakesLineBreaks = false

  /// Begins at the start of a pattern.
  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// The whole pattern.
  mutating func pattern() throws(PatternError) -> PatternNode {
    try readFlags()
    let node = try choice()
    guard offset == scalars.count else { throw fault("a ) without its (") }
    return node
  }

  private var peek: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    offset += 1
    return true
  }

  private func fault(_ message: String, at place: Int? = nil) -> PatternError {
    PatternError(offset: place ?? offset, message: message)
  }

  private mutating func readFlags() throws(PatternError) {
    guard scalars.starts(with: "(?".unicodeScalars), scalars.count > 2,
      "-ims".unicodeScalars.contains(scalars[2])
    else { return }
    offset = 2
    var isOn = true
    while let flag = peek, flag != ")" {
      switch flag {
      case "-": isOn = false
      case "i": ignoresCase = isOn
      case "m": isByLines = isOn
      case "s": dotTakesLineBreaks = isOn
      default: throw fault("there is no flag “\(flag)”; there are i, m and s")
      }
      offset += 1
    }
    guard take(")") else { throw fault("expected the ) of the flags") }
  }

  private mutating func choice() throws(PatternError) -> PatternNode {
    var parts = [try sequence()]
    while take("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .choice(parts)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let scalar = peek, scalar != "|", scalar != ")" { parts.append(try repeated()) }
    return .sequence(parts)
  }

  private mutating func repeated() throws(PatternError) -> PatternNode {
    let start = offset
    let node = try single()
    guard let (least, most) = try bounds() else { return node }
    if case .assertion = node { throw fault("a place cannot be repeated", at: start) }
    // Lazy and greedy find the same texts.
    _ = take("?")
    if let scalar = peek, "*+?".unicodeScalars.contains(scalar) {
      throw fault("“\(scalar)” repeats nothing; write it as \\\(scalar)")
    }
    return .repetition(node, least: least, most: most)
  }

  private mutating func bounds() throws(PatternError) -> (Int, Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    let start = offset
    guard take("{") else { return nil }
    guard let least = number() else {
      offset = start
      return nil
    }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else { throw fault("expected the } of the repeats") }
    guard least <= most ?? least, max(least, most ?? 0) <= FilterLimits.patternRepeats else {
      throw fault(
        "repeats go from fewer to more, up to \(FilterLimits.patternRepeats)", at: start)
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var number: Int?
    while let digit = peek.flatMap({ Int(String($0)) }) {
      number = min((number ?? 0) * 10 + digit, FilterLimits.patternRepeats + 1)
      offset += 1
    }
    return number
  }

  private mutating func single() throws(PatternError) -> PatternNode {
    guard let scalar = peek else { throw fault("expected something to look for") }
    offset += 1
    switch scalar {
    case "(": return try group()
    case "[": return .set(try bracket())
    case ".":
      let lineBreak: [ClosedRange<UInt32>] = dotTakesLineBreaks ? [] : [0x0A...0x0A]
      return .set(ScalarSet(spans: lineBreak, isNegated: true))
    case "^": return .assertion(isByLines ? .lineStart : .textStart)
    case "$": return .assertion(isByLines ? .lineEnd : .textEnd)
    case "\\": return try escape()
    case "*", "+", "?":
      throw fault("“\(scalar)” repeats nothing; write it as \\\(scalar)", at: offset - 1)
    default: return .set(ScalarSet(scalar, ignoringCase: ignoresCase))
    }
  }

  private mutating func group() throws(PatternError) -> PatternNode {
    let start = offset - 1
    if take("?"), !take(":") {
      throw fault(
        "groups are ( ) and (?: ); nothing looks around, and flags stand at the beginning",
        at: start)
    }
    depth += 1
    defer { depth -= 1 }
    guard depth <= FilterLimits.patternDepth else {
      throw fault("more than \(FilterLimits.patternDepth) levels of groups", at: start)
    }
    let node = try choice()
    guard take(")") else { throw fault("a ( without its )", at: start) }
    return node
  }

  private mutating func escape() throws(PatternError) -> PatternNode {
    guard let scalar = peek else { throw fault("a \\ with nothing behind it", at: offset - 1) }
    switch scalar {
    case "b":
      offset += 1
      return .assertion(.wordBorder)
    case "B":
      offset += 1
      return .assertion(.noWordBorder)
    default:
      switch try escaped() {
      case .scalar(let scalar): return .set(ScalarSet(scalar, ignoringCase: ignoresCase))
      case .member(let member): return .set(ScalarSet(members: [member]))
      }
    }
  }

  private enum Escaped {
    case scalar(Unicode.Scalar)
    case member(ScalarSet.Member)
  }

  /// What stands behind a backslash, in a class or outside.
  private mutating func escaped() throws(PatternError) -> Escaped {
    guard let scalar = peek else { throw fault("a \\ with nothing behind it", at: offset - 1) }
    offset += 1
    switch scalar {
    case "d", "D": return .member(.init(kind: .digit, isNegated: scalar == "D"))
    case "w", "W": return .member(.init(kind: .word, isNegated: scalar == "W"))
    case "s", "S": return .member(.init(kind: .blank, isNegated: scalar == "S"))
    case "n": return .scalar("\n")
    case "t": return .scalar("\t")
    case "r": return .scalar("\r")
    case "0"..."9": throw fault("nothing refers back to a group", at: offset - 2)
    case _ where scalar.properties.isAlphabetic:
      throw fault(
        "there is no \\\(scalar); there are \\d \\w \\s \\b \\n \\t and their opposites",
        at: offset - 2)
    default: return .scalar(scalar)
    }
  }

  private mutating func bracket() throws(PatternError) -> ScalarSet {
    let start = offset - 1
    let isNegated = take("^")
    var spans: [ClosedRange<UInt32>] = []
    var members: [ScalarSet.Member] = []
    var isFirst = true
    while let scalar = peek, isFirst || scalar != "]" {
      isFirst = false
      offset += 1
      switch scalar == "\\" ? try escaped() : .scalar(scalar) {
      case .member(let member): members.append(member)
      case .scalar(let first): spans.append(try span(from: first))
      }
    }
    guard take("]") else { throw fault("a [ without its ]", at: start) }
    return ScalarSet(
      spans: spans, members: members, isNegated: isNegated, ignoringCase: ignoresCase)
  }

  private mutating func span(
    from first: Unicode.Scalar
  ) throws(PatternError) -> ClosedRange<UInt32> {
    guard peek == "-", offset + 1 < scalars.count, scalars[offset + 1] != "]" else {
      return first.value...first.value
    }
    let start = offset - 1
    offset += 2
    let scalar = scalars[offset - 1]
    guard case .scalar(let last) = scalar == "\\" ? try escaped() : .scalar(scalar),
      first <= last
    else { throw fault("a span goes from a lower character to a higher one", at: start) }
    return first.value...last.value
  }
}
