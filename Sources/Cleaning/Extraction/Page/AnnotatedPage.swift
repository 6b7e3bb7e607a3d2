import Markup
import WebText

/// A page's tree with what every selector asks of it, gathered in one pass and never parsed again.
struct AnnotatedPage {
  /// What a text node holds.
  struct TextFacts {
    /// How much text: characters, blanks in a row counted once, signs of East Asia twice.
    var count: Int32 = 0
    var commas: Int32 = 0
    /// How many sentences end in it.
    var sentences: Int32 = 0
  }

  let tree: HTMLTree
  /// Where the body of the page is.
  let body: Int
  /// What each node is for.
  private(set) var traits: [PageTraits]
  /// What the text nodes hold; nothing for other nodes and for what is silent.
  private(set) var texts: [TextFacts]
  /// The block element that each node is in, or itself.
  private(set) var container: [Int32]
  /// The paragraph-sized pieces of the page, in order.
  private(set) var blocks: [PageBlock] = []
  /// The block of each text node, -1 where there is none.
  private(set) var blockNumber: [Int32]

  /// The nodes of the body.
  var bodyNodes: Range<Int> { body..<Int(tree.nodes[body].end) }

  /// Nil for a page that has no body.
  ///
  /// What is hidden, or shown where scripts are off, is counted only when `showingHidden` says so.
  init?(_ tree: HTMLTree, showingHidden: Bool = false) {
    guard let body = tree.nodes.firstIndex(where: { $0.element == .body }) else { return nil }
    self.tree = tree
    self.body = body
    traits = [PageTraits](repeating: [], count: tree.nodes.count)
    texts = [TextFacts](repeating: TextFacts(), count: tree.nodes.count)
    container = [Int32](repeating: Int32(body), count: tree.nodes.count)
    blockNumber = [Int32](repeating: -1, count: tree.nodes.count)
    annotate(showingHidden: showingHidden)
  }

  // MARK: - The pass

  private mutating func annotate(showingHidden: Bool) {
    var border = 0
    var lastBorder = -1
    var breaks = 0
    for index in bodyNodes {
      let node = tree.nodes[index]
      let parent = Int(node.parent)
      let inherited = index == body ? [] : traits[parent].intersection(.inherited)
      guard let element = node.element else {
        traits[index] = inherited
        container[index] = container[parent]
        guard node.kind == .text, !inherited.contains(.silent) else { continue }
        let facts = Self.facts(of: tree.bytes[tree.text(of: index)])
        guard facts.count > 0 else { continue }
        texts[index] = facts
        if breaks > 1 { border += 1 }
        breaks = 0
        add(facts, at: index, isNew: border != lastBorder)
        lastBorder = border
        continue
      }
      traits[index] = inherited.union(ownTraits(of: index, element, showingHidden: showingHidden))
      let isBlock = element.isBlock
      container[index] = isBlock ? Int32(index) : container[parent]
      if isBlock { border += 1 } else if element == .br { breaks += 1 }
    }
  }

  private mutating func add(_ facts: TextFacts, at index: Int, isNew: Bool) {
    let isNew = isNew || blocks.last?.container != container[index]
    if isNew { blocks.append(PageBlock(start: index, container: container[index])) }
    let last = blocks.count - 1
    blockNumber[index] = Int32(last)
    blocks[last].end = index + 1
    blocks[last].count += facts.count
    blocks[last].commas += facts.commas
    blocks[last].sentences += facts.sentences
    if traits[index].contains(.linked) { blocks[last].linked += facts.count }
  }

  private func ownTraits(
    of index: Int, _ element: HTMLElement, showingHidden: Bool
  ) -> PageTraits {
    var own = showingHidden && element == .noscript ? [] : Self.traits(of: element)
    for position in tree.attributes(of: index) {
      let attribute = tree.attributes[position]
      switch attribute.name {
      case .class: own.formUnion(words(in: attribute).subtracting([.positiveID, .negativeID]))
      case .id: own.formUnion(words(in: attribute).subtracting([.positiveClass, .negativeClass]))
      case .role: own.formUnion(PageRoles.traits(of: tree.bytes[attribute.value]))
      case .itemprop: own.formUnion(PageRoles.traits(ofProperty: tree.bytes[attribute.value]))
      case .rel where element == .a:
        if tree.bytes[attribute.value].elementsEqual("author".utf8) { own.insert(.statedAuthor) }
      case .hidden: own.insert(.hidden)
      case .style: if PageRoles.hides(tree.bytes[attribute.value]) { own.insert(.hidden) }
      default: break
      }
    }
    if own.contains(.hidden), !showingHidden, element != .body { own.insert(.silent) }
    return own
  }

  private func words(in attribute: HTMLTree.Attribute) -> PageTraits {
    tree.bytes.withUnsafeBufferPointer { bytes in
      PageWords.known.traits(of: UnsafeBufferPointer(rebasing: bytes[attribute.value]))
    }
  }

  private static func traits(of element: HTMLElement) -> PageTraits {
    switch element {
    case .a: .linked
    case .pre, .code, .listing, .xmp: .code
    case .table: .inTable
    case .figure: .inFigure
    case .ul, .ol, .dl, .menu: .inList
    case .h1, .h2, .h3, .h4, .h5, .h6: .inHeading
    case .main: .mainRole
    case .article: .article
    case .noscript, .button, .select, .textarea, .option, .dialog, .canvas, .datalist: .silent
    default: element.isSilent ? .silent : []
    }
  }

  /// Counts a text: blanks in a row are one character.
  private static func facts(of text: ArraySlice<UInt8>) -> TextFacts {
    text.withUnsafeBufferPointer { text in
      var facts = TextFacts()
      var isAfterBlank = true
      var mayEndSentence = false
      for index in text.indices {
        let byte = text[index]
        switch byte {
        case 0x20, 0x0A, 0x09, 0x0D, 0x0C:
          if mayEndSentence { facts.sentences &+= 1 }
          mayEndSentence = false
          if !isAfterBlank { facts.count &+= 1 }
          isAfterBlank = true
          continue
        case 0x80..<0xC0: continue
        case 0xE3...0xED:
          facts.count &+= 2
          countEastAsianMark(at: index, in: text, &facts)
        case 0xEF:
          facts.count &+= 2
          countEastAsianMark(at: index, in: text, &facts)
        default: facts.count &+= 1
        }
        isAfterBlank = false
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): mayEndSentence = true
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), 0xE2, 0xC2: break
        case UInt8(ascii: ","):
          facts.commas &+= 1
          mayEndSentence = false
        default: mayEndSentence = false
        }
      }
      if mayEndSentence { facts.sentences &+= 1 }
      if isAfterBlank, facts.count > 0 { facts.count &-= 1 }
      return facts
    }
  }

  /// The commas and full stops of Chinese and Japanese.
  private static func countEastAsianMark(
    at index: Int, in text: UnsafeBufferPointer<UInt8>, _ facts: inout TextFacts
  ) {
    guard index + 2 < text.count else { return }
    switch (text[index], text[index + 1], text[index + 2]) {
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): facts.sentences &+= 1
    case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C): facts.commas &+= 1
    default: break
    }
  }
}

/// A paragraph-sized piece of a page's text.
struct PageBlock: Sendable {
  /// Its first text node, and the node after its last.
  let start: Int
  var end: Int
  /// The block element it stands in.
  let container: Int32
  var count: Int32 = 0
  var linked: Int32 = 0
  var commas: Int32 = 0
  var sentences: Int32 = 0

  init(start: Int, container: Int32) {
    self.start = start
    end = start
    self.container = container
  }

  /// True for running text: sentences, and not mostly links.
  var isProse: Bool {
    count >= 50 && linked * 2 < count && (sentences > 0 || commas > 0 || count >= 120)
  }
}
