import Glibc

/// Rewrites a damaged document as a well-formed one, so that the parser loses nothing of it.
///
/// It follows tags the way a person would: what looks like a tag is one, everything else is text. The
/// declaration, comments, instructions and the document type go; lines stay where they were, so that
/// what is said about a line is true of the original. Time is linear but for the search of open
/// elements, which the depth limit bounds.
struct XMLRepair {
  let input: UnsafeBufferPointer<UInt8>
  let limits: MarkupLimits
  /// Local names of elements that close an open one of their name instead of nesting in it.
  let neverNested: [String]
  /// Names without a prefix of elements that have no other of these inside; the next one ends them.
  let flat: [String]
  /// The well-formed document.
  var output: [UInt8] = []
  /// Where in `output` the end tags begin that a cut-off document lacks.
  private(set) var contentEnd: Int?
  private(set) var warnings: [MarkupWarning] = []
  let entities: XMLEntityTable
  var position = 0
  /// The names of the open elements, as ranges of `input`.
  private var open: [Range<Int>] = []
  /// How many elements are open beyond the depth limit; their tags are left out.
  private var tooDeep = 0
  /// Sequences of bytes that do not occur any more.
  var missing: [UnsafePointer<UInt8>] = []
  private var rootIsClosed = false
  /// The root whose end tag is not yet written, for another of its name may follow, and its place.
  private var endedRoot: (name: Range<Int>, place: Int)?
  /// Another root is inside of the first.
  private var hasSeveralRoots = false
  private var countedLine = (line: 1, position: 0)

  init(
    _ input: UnsafeBufferPointer<UInt8>, limits: MarkupLimits, neverNested: [String],
    flat: [String], entities: XMLEntityTable
  ) {
    self.input = input
    self.limits = limits
    self.neverNested = neverNested
    self.flat = flat
    self.entities = entities
    output.reserveCapacity(input.count + input.count / 16)
  }

  /// Rewrites the whole document.
  mutating func run() {
    while position < input.count {
      let tag = self.index(of: UInt8(ascii: "<"), from: position) ?? input.count
      if tag > position { text(until: tag) }
      guard position < input.count else { break }
      markup()
    }
    if !open.isEmpty {
      contentEnd = output.count
      warn(.truncated, "the document ends inside of <\(name(open[open.count - 1]))>")
      close(downTo: 0)
    }
    if let (root, place) = endedRoot { output.insert(contentsOf: endTag(of: root), at: place) }
  }

  /// The line that `position` is in.
  var line: Int {
    mutating get {
      while countedLine.position < position {
        if input[countedLine.position] == UInt8(ascii: "\n") { countedLine.line += 1 }
        countedLine.position += 1
      }
      return countedLine.line
    }
  }

  mutating func warn(_ code: MarkupWarning.Code, _ message: String) {
    guard warnings.count < limits.warnings else { return }
    let line = line
    warnings.append(MarkupWarning(code, message, line: line))
  }

  // MARK: Text

  private mutating func text(until end: Int) {
    guard !open.isEmpty else { return leaveOutOutsideRoot(until: end) }
    escape(position..<end, inAttribute: false)
    position = end
  }

  private mutating func leaveOutOutsideRoot(until end: Int) {
    if input[position..<end].contains(where: { $0 > 0x20 }) {
      if rootIsClosed {
        warn(.trailingJunk, "text behind the root element")
      } else {
        warn(.leadingJunk, "text before the root element")
      }
    }
    leaveOut(until: end)
  }

  /// Skips some bytes, keeping their line breaks.
  mutating func leaveOut(until end: Int) {
    for byte in bytes(position..<end) where byte == UInt8(ascii: "\n") { output.append(byte) }
    position = end
  }

  // MARK: Markup

  /// Takes what begins with the `<` at `position`.
  private mutating func markup() {
    switch position + 1 < input.count ? input[position + 1] : 0 {
    case UInt8(ascii: "!"): declaration()
    case UInt8(ascii: "?"): instruction()
    case UInt8(ascii: "/"): endTag()
    case let byte where byte.isNameStart: startTag()
    default: bareLessThan()
    }
  }

  mutating func bareLessThan() {
    if open.isEmpty {
      leaveOutOutsideRoot(until: position + 1)
      return
    }
    warn(.bareLessThan, "< that begins no tag")
    output.append(contentsOf: "&lt;".utf8)
    position += 1
  }

  private mutating func endTag() {
    let nameStart = endOfBlanks(from: position + 2)
    let nameEnd = endOfName(from: nameStart)
    let tagEnd = input[nameEnd...].firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }
    guard let tagEnd else { return leaveOut(until: input.count) }
    let tagName = nameStart..<nameEnd
    defer { leaveOut(until: input[tagEnd] == UInt8(ascii: ">") ? tagEnd + 1 : tagEnd) }
    if tooDeep > 0 {
      tooDeep -= 1
      return
    }
    guard !HTMLVoidElement.contains(bytes(tagName)) else { return }
    let match =
      open.lastIndex { isSameName($0, tagName) } ?? open.lastIndex { isSimilarName($0, tagName) }
    guard let match else {
      return warn(
        rootIsClosed ? .trailingJunk : .unbalancedTag, "</\(name(tagName))> without its start tag")
    }
    if match < open.count - 1 {
      warn(.unbalancedTag, "<\(name(open[open.count - 1]))> is not closed")
    }
    close(downTo: match)
  }

  /// Opens an element whose tag has been read, or leaves it out; false when it is left out.
  mutating func opens(_ tagName: Range<Int>, isClosed: Bool) -> Bool {
    if rootIsClosed {
      warn(.trailingJunk, "<\(name(tagName))> behind the root element")
      guard let root = endedRoot?.name, isSameName(root, tagName), !isClosed else { return false }
      reopen(root)
    }
    if let innermost = open.last, isFlat(innermost), isFlat(tagName) {
      warn(.unbalancedTag, "<\(name(innermost))> is not closed before <\(name(tagName))>")
      close(downTo: open.count - 1)
    }
    let local = localName(tagName)
    if neverNested.contains(where: { local.elementsEqual($0.utf8) }),
      let same = open.lastIndex(where: { isSameName($0, tagName) })
    {
      warn(.unbalancedTag, "<\(name(tagName))> is not closed before the next")
      close(downTo: same)
    }
    if tooDeep > 0 || open.count >= limits.depth {
      if tooDeep == 0 { warn(.tooDeep, "more than \(limits.depth) elements in one another") }
      if !isClosed { tooDeep += 1 }
      return false
    }
    if !isClosed { open.append(tagName) }
    return true
  }

  private func isFlat(_ tagName: Range<Int>) -> Bool {
    let name = bytes(tagName)
    return flat.contains { name.elementsEqual($0.utf8) }
  }

  /// The name of the innermost open element.
  var innermost: Range<Int>? { open.last }

  /// Notes that the root was an element without content.
  mutating func closeRootIfOutside() {
    if open.isEmpty { rootIsClosed = true }
  }

  private mutating func close(downTo depth: Int) {
    while open.count > max(depth, 1) {
      if let innermost = open.popLast() { output.append(contentsOf: endTag(of: innermost)) }
    }
    guard depth == 0 || (hasSeveralRoots && open.count == 1), let root = open.popLast() else {
      return
    }
    endedRoot = (root, output.count)
    rootIsClosed = true
  }

  /// Takes another root of the first one's name into it: documents that somebody put together.
  private mutating func reopen(_ root: Range<Int>) {
    hasSeveralRoots = true
    rootIsClosed = false
    endedRoot = nil
    open.append(root)
  }

  private func endTag(of tagName: Range<Int>) -> [UInt8] {
    Array("</".utf8) + bytes(tagName) + [UInt8(ascii: ">")]
  }

  /// Whether an element is open, so that text has a place.
  var isInsideRoot: Bool { !open.isEmpty }
}
