/// Start tags and text in a body (HTML Standard §13.2.6.4.7).
extension HTMLParser {
  @inline(__always)
  mutating func textInBody(_ text: Stretch) {
    reopenFormatting()
    insertText(text)
    if allowsFrameset, !isBlank(text) { allowsFrameset = false }
  }

  mutating func startInBody() -> Step {
    switch tag.element {
    case .a: startLink()
    case .b, .big, .code, .em, .font, .i, .s, .small, .strike, .strong, .tt, .u: startFormatting()
    case .nobr: startNobr()
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl,
      .fieldset, .figcaption, .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p,
      .search, .section, .summary, .ul:
      closeParagraph()
      insertElement()
    case .h1, .h2, .h3, .h4, .h5, .h6:
      closeParagraph()
      if open.top.namespace == .html, open.top.element.isHeading { pop() }
      insertElement()
    case .li: startItem { $0 == .li }
    case .dd, .dt: startItem { $0 == .dd || $0 == .dt }
    case .pre, .listing:
      closeParagraph()
      insertElement()
      ignoresNewline = true
      allowsFrameset = false
    case .area, .br, .embed, .img, .keygen, .wbr:
      reopenFormatting()
      insertVoid()
      allowsFrameset = false
    case .image:
      tag.name = NameNumber(.img)
      tag.element = .img
      return .again
    case .param, .source, .track: insertVoid()
    case .base, .basefont, .bgsound, .link, .meta, .noframes, .script, .style, .template, .title:
      return startInHead()
    case .html, .body, .frameset: startAgain()
    case .caption, .col, .colgroup, .frame, .head, .tbody, .td, .tfoot, .th, .thead, .tr: break
    case .table: startTableInBody()
    case .form: startForm()
    case .input, .button, .select, .option, .optgroup, .textarea, .hr: startControl()
    case .applet, .marquee, .object:
      reopenFormatting()
      allowsFrameset = false
      if insertElement() { formatting.pushMarker() }
    case .plaintext, .xmp, .iframe, .noembed: startRawText()
    case .rb, .rtc, .rp, .rt: startRubyText()
    case .math: startForeign(.math)
    case .svg: startForeign(.svg)
    default:
      reopenFormatting()
      insertElement()
    }
    return .done
  }

  // MARK: - Page

  /// `html`, `body` and `frameset` where there is one already.
  private mutating func startAgain() {
    let hasTemplate = open.contains(.template)
    let hasBody = open.count > 1 && open[1].isHTML(.body)
    switch tag.element {
    case .html:
      if !hasTemplate { addLateAttributes(to: open[0].node) }
    case .body:
      guard hasBody, !hasTemplate else { return }
      allowsFrameset = false
      addLateAttributes(to: open[1].node)
    default:
      guard hasBody, allowsFrameset else { return }
      draft.detach(open[1].node)
      pop(to: 1)
      insertAnyway(in: .html)
      mode = .inFrameset
    }
  }

  // MARK: - Blocks

  private mutating func startItem(_ isItem: (HTMLElement) -> Bool) {
    allowsFrameset = false
    for index in stride(from: open.count - 1, through: 0, by: -1) {
      let node = open[index]
      if node.namespace == .html, isItem(node.element) {
        closeImplied(except: node.element)
        popUntil(node.element)
        break
      }
      if node.isSpecial,
        node.namespace != .html
          || (node.element != .address && node.element != .div && node.element != .p)
      {
        break
      }
    }
    closeParagraph()
    insertElement()
  }

  private mutating func startTableInBody() {
    if !isQuirky { closeParagraph() }
    allowsFrameset = false
    if insertElement() { mode = .inTable }
  }

  private mutating func startForm() {
    let hasTemplate = open.contains(.template)
    guard formElement < 0 || hasTemplate else { return }
    closeParagraph()
    if insertElement(), !hasTemplate { formElement = open.top.node }
  }

  private mutating func startRubyText() {
    if open.has(.ruby) {
      closeImplied(except: tag.element == .rp || tag.element == .rt ? .rtc : .unknown)
    }
    insertElement()
  }

  private mutating func startRawText() {
    switch tag.element {
    case .plaintext:
      closeParagraph()
      insertAnyway(in: .html)
      readRestOfRawText(decoding: false)
    case .xmp:
      closeParagraph()
      reopenFormatting()
      allowsFrameset = false
      insertRawText(decoding: false)
    case .iframe:
      allowsFrameset = false
      insertRawText(decoding: false)
    default: insertRawText(decoding: false)
    }
  }

  private mutating func startForeign(_ namespace: HTMLNamespace) {
    reopenFormatting()
    insertForeign(namespace)
  }

  // MARK: - Formatting

  private mutating func startLink() {
    if let index = formatting.lastIndex(of: .a) {
      let node = formatting.entries[index].node
      let started = tag
      closeFormatting(.a)
      tag = started
      if let index = formatting.index(of: node) { formatting.remove(at: index) }
      if draft[node].isOpen, let index = open.index(of: node) { removeFromStack(at: index) }
    }
    startFormatting()
  }

  private mutating func startNobr() {
    reopenFormatting()
    if open.has(.nobr) { closeFormatting(.nobr) }
    startFormatting()
  }

  private mutating func startFormatting() {
    reopenFormatting()
    guard insertElement() else { return }
    let node = draft[open.top.node]
    formatting.push(
      FormattingList.Entry(
        node: open.top.node, name: node.name, element: node.element, first: node.first,
        count: node.count),
      limit: limits.formatting, attributes: attributes, HTMLText(source: source, decoded: decoded))
  }

  /// Reconstruct the active formatting elements (§13.2.4.3).
  @inline(__always)
  mutating func reopenFormatting() {
    guard let last = formatting.last, !last.isMarker, !draft[last.node].isOpen else { return }
    reopenClosedFormatting()
  }

  private mutating func reopenClosedFormatting() {
    var index = formatting.entries.count - 1
    while index > 0, case let entry = formatting.entries[index - 1], !entry.isMarker,
      !draft[entry.node].isOpen
    {
      index -= 1
    }
    while index < formatting.entries.count, open.count <= limits.depth {
      let node = draft.insert(copy(of: formatting.entries[index]), at: place)
      push(
        OpenElement(
          node: node, name: formatting.entries[index].name,
          element: formatting.entries[index].element, namespace: .html))
      formatting.replaceNode(at: index, by: node)
      index += 1
    }
  }

  /// Another element for the same tag; the attributes are shared.
  func copy(of entry: FormattingList.Entry) -> HTMLTreeDraft.Node {
    var node = HTMLTreeDraft.Node(kind: .element)
    node.name = entry.name
    node.element = entry.element
    node.first = entry.first
    node.count = entry.count
    return node
  }
}
