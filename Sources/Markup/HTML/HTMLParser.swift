import Glibc

/// A browser's parser (HTML Standard §13.2): one pass over the bytes, scripting off.
///
/// The tokenizer (§13.2.5) hands each token to tree construction (§13.2.6) by a call. The files of its
/// extensions are named for the states or the insertion modes that they hold.
struct HTMLParser {
  /// The insertion modes (§13.2.4.1).
  ///
  /// "Text" is missing, for raw text is read where its tag is met, and so is "in table text", which is
  /// `tableText`.
  enum Mode {
    case initial, beforeHTML, beforeHead, inHead, inHeadNoscript, afterHead, inBody
    case inTable, inCaption, inColumnGroup, inTableBody, inRow, inCell, inTemplate
    case afterBody, inFrameset, afterFrameset, afterAfterBody, afterAfterFrameset
  }

  /// What a step of tree construction does with the token.
  enum Step {
    case done
    /// It goes to the mode that is now in force.
    case again
  }

  /// The tag that was read last.
  struct Tag {
    var name = NameNumber(.unknown)
    var element = HTMLElement.unknown
    var isSelfClosing = false
    /// Where its attributes begin, up to the last there are.
    var first = 0
    /// Whether an element has taken the attributes.
    var isInserted = false
  }

  /// A stretch of text without NUL.
  struct Stretch {
    var start: UInt32
    var count: UInt32
  }

  let limits: MarkupLimits
  let extras: HTMLTree.Extras
  let form: HTMLForm
  private(set) var context: HTMLContext?

  var source = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  var position = 0
  /// What is read otherwise than it is written; its places count on from the source's end.
  var decoded: [UInt8] = []
  var names = UnknownNames()
  var tag = Tag()
  var attributes: [HTMLTree.Attribute] = []
  /// For each name the last tag that has it, so that a second one is told at once.
  var lastTagOfName = [UInt32](repeating: 0, count: 512)
  var tagCount: UInt32 = 0
  var doctypes: [HTMLTree.Doctype] = []

  var draft: HTMLTreeDraft
  var open = OpenElements()
  var formatting = FormattingList()
  var mode = Mode.initial
  var templateModes: [Mode] = []
  var head = HTMLTreeDraft.none
  var formElement = HTMLTreeDraft.none
  var allowsFrameset = true
  var fostersChildren = false
  var isQuirky = false
  var tableText: [Stretch] = []
  /// Whether a newline is not part of the text, for it follows the start tag of a `pre`.
  var ignoresNewline = false
  var deepElements = DeepElements()
  var lateAttributes: [LateAttributes] = []
  var selects: [Int32: SelectedOption] = [:]
  var exceeded: Set<MarkupWarning.Code> = []

  init(_ byteCount: Int, form: HTMLForm, extras: HTMLTree.Extras, limits: MarkupLimits) {
    self.limits = limits
    self.extras = extras
    self.form = form
    draft = HTMLTreeDraft(
      reservingCapacity: min(byteCount / 24, limits.nodes) + 8, textLimit: limits.textBytes)
    attributes.reserveCapacity(byteCount / 48)
  }

  /// Reads the source, which must be valid UTF-8 without carriage returns.
  mutating func parse(_ source: UnsafeBufferPointer<UInt8>) {
    self.source = source
    defer { self.source = UnsafeBufferPointer(start: nil, count: 0) }
    switch form {
    case .document: break
    case .fragment(let context): begin(in: context)
    }
    while position < source.count, draft.nodes.count < limits.nodes { readData() }
    if position < source.count { exceeded.insert(.tooManyNodes) }
    endOfFile()
  }

  /// The tokenizer's start and the stack of a fragment (§13.4).
  private mutating func begin(in context: HTMLContext) {
    self.context = context
    open.push(
      OpenElement(node: 0, name: NameNumber(.html), element: .html, namespace: .html))
    if context.namespace == .html, context.element == .template {
      templateModes.append(.inTemplate)
    }
    resetMode()
    guard context.namespace == .html else { return }
    // An open form of the context; there is no node for it here.
    if context.element == .form { formElement = 0 }
    switch context.element {
    case .title, .textarea: readRestOfRawText(decoding: true)
    case .style, .xmp, .iframe, .noembed, .noframes, .script, .plaintext:
      readRestOfRawText(decoding: false)
    default: break
    }
  }

  /// What was left out, each kind once.
  var warnings: [MarkupWarning] {
    let words: [(MarkupWarning.Code, String)] = [
      (.tooDeep, "elements are nested too deeply; the deepest were left out"),
      (.tooManyNodes, "the document has too many nodes; its end was left out"),
      (.tooManyAttributes, "an element has too many attributes; the last were left out"),
      (.textTooLong, "a text is too long; its end was left out"),
    ]
    return words.filter { exceeded.contains($0.0) }
      .map { MarkupWarning($0.0, $0.1, line: nil) }
  }

  // MARK: - Data state (§13.2.5.1)

  /// Reads one text or one tag.
  mutating func readData() {
    let start = position
    var index = start
    scan: while index < source.count {
      switch source[index] {
      case UInt8(ascii: "<"):
        if beginsMarkup(at: index) { break scan }
      case UInt8(ascii: "&"), 0: break scan
      default: break
      }
      index &+= 1
    }
    position = index
    guard index < source.count else { return text(from: start, to: index) }
    switch source[index] {
    case UInt8(ascii: "&"): readTextWithReferences(from: start)
    case 0:
      text(from: start, to: index)
      position = index + 1
      ignoresNewline = false
      nullCharacter()
    default:
      text(from: start, to: index)
      ignoresNewline = false
      readMarkup()
    }
  }

  /// Whether a `<` is more than a character.
  @inline(__always)
  private func beginsMarkup(at index: Int) -> Bool {
    guard index &+ 1 < source.count else { return false }
    let next = source[index &+ 1]
    if (next | 0x20) &- 0x61 < 26 { return true }
    switch next {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    // An end of the file after `</` leaves both as text (§13.2.5.7).
    case UInt8(ascii: "/"): return index &+ 2 < source.count
    default: return false
    }
  }

  /// Tag open state (§13.2.5.6): the position is that of a `<` that begins markup.
  private mutating func readMarkup() {
    switch source[position + 1] {
    case UInt8(ascii: "!"):
      position += 2
      readDeclaration()
    case UInt8(ascii: "?"):
      position += 1
      readBogusComment()
    case UInt8(ascii: "/"):
      position += 2
      readEndTag()
    default:
      position += 1
      if readTag(keepsAttributes: true) { startTag() }
    }
  }

  /// End tag open state (§13.2.5.7).
  private mutating func readEndTag() {
    let next = source[position]
    if next.isLetter {
      if readTag(keepsAttributes: false) { endTag() }
    } else if next == UInt8(ascii: ">") {
      position += 1
    } else {
      readBogusComment()
    }
  }

  @inline(__always)
  private mutating func text(from start: Int, to end: Int) {
    guard start < end else { return }
    text(
      Stretch(
        start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: end - start)))
  }

  // MARK: - Bytes

  /// Where the next byte of this value is; the end of the source when nowhere.
  ///
  /// Only for what the tokenizer then goes to: whoever looks further than it goes, and looks there
  /// again, takes quadratic time.
  func next(_ byte: UInt8, from start: Int) -> Int {
    next(byte, in: min(start, source.count)..<source.count)
  }

  /// Where the first byte of this value is in a range; the range's end when nowhere.
  func next(_ byte: UInt8, in range: Range<Int>) -> Int {
    guard !range.isEmpty, range.upperBound <= source.count, let base = source.baseAddress,
      let found = memchr(base + range.lowerBound, Int32(byte), range.count)
    else { return range.upperBound }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
  }

  /// The byte at a place of the source or of what was decoded.
  @inline(__always)
  func byte(at place: UInt32) -> UInt8 {
    let index = Int(place)
    return index < source.count ? source[index] : decoded[index - source.count]
  }

  /// The place that the next decoded byte will have.
  var decodedEnd: UInt32 { UInt32(truncatingIfNeeded: source.count + decoded.count) }
}

extension UInt8 {
  @inline(__always)
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
}
