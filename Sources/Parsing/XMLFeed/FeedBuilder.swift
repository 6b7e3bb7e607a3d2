import Markup
import Vocabulary
import WebText

/// Follows the XML of a feed of any format and builds what it says.
///
/// Where an element stands decides what it means, so each open element has a scope; an element in a
/// scope that does not know it is passed over with all that is in it, and so nothing leaks out of
/// `textInput`, of the `source` of an entry or of somebody's extension.
final class FeedBuilder: XMLHandler {
  enum Scope {
    case root, channel, entry, image, source, person, itunesOwner, itunesCategory
    case media, geo, skipHours, skipDays
    /// A field whose text is collected, and the elements in it.
    case field
    /// Nobody wants what is in it.
    case ignored
  }

  struct Frame {
    var scope: Scope
    var element: FeedElement
    var setsBase = false
    var setsLanguage = false
    /// Where the element begins, when it is left out of the entry's hash.
    var volatileStart: Int?
  }

  /// The field whose text is collected, with what its attributes say.
  struct Field {
    var element: FeedElement
    var isAtom: Bool
    var base: WebURL?
    var baseDepth: Int
    /// `type`, `isPermaLink`, `url` and so on, as the element has need of.
    var hint: String?
    var label: String?
    var line: Int
  }

  let documentBase: WebURL?
  var feed: ParsedFeed
  /// What the root is, when it is no feed.
  private(set) var foreignRoot: String?
  /// The root of a feed, once it has been read.
  private var root: FeedElement?
  /// Whether a root that others have too, RDF's, has what only feeds have.
  private var hasFeedNamespace = false
  /// Whether a channel or an entry has begun.
  var hasParts = false
  /// Whether a field that is known has begun.
  private var hasFields = false
  var draft: EntryDraft?
  /// The ranks of what set the fields of the channel; only `claims` of it is used.
  var channelRanks = EntryDraft(start: 0)
  var frames: [Frame] = []
  var capture = TextCapture()
  var field: Field?
  var person = Person()
  var personText: [UInt8] = []
  var personRole = FeedElement.author
  /// The text of an `image` of RSS, where some have its address.
  var imageText: [UInt8] = []
  var bases: [WebURL?] = []
  var languages: [String] = []
  var updatePeriodMinutes: Int?
  var updateFrequency: Int?
  var hasTooManyEntries = false
  /// The namespaces of the names so far.
  private var namespaces: [(uri: String?, prefix: String?, namespace: FeedNamespace)] = []
  /// The version that a namespace of the document belongs to, where it belongs to one alone.
  private var versionOfNamespace: FeedFormat?
  private(set) var warnings: [ParsingWarning] = []
  private(set) var cursor: XMLCursor?
  private let emptyFeed: ParsedFeed

  init(encoding: Charset, source: DocumentSource) {
    emptyFeed = ParsedFeed(format: .unknown, encoding: encoding)
    feed = emptyFeed
    documentBase = source.url
  }

  func restart(at cursor: XMLCursor) {
    self.cursor = cursor
    feed = emptyFeed
    foreignRoot = nil
    root = nil
    hasFeedNamespace = false
    hasParts = false
    hasFields = false
    draft = nil
    channelRanks = EntryDraft(start: 0)
    frames = []
    field = nil
    bases = []
    languages = []
    hasTooManyEntries = false
    updatePeriodMinutes = nil
    updateFrequency = nil
    versionOfNamespace = nil
    warnings = []
  }

  // MARK: Events

  private static let atomFlag: UInt16 = 1 << 14

  func code(of name: XMLName) -> UInt16 {
    let namespace = namespace(of: name)
    guard !name.isAttribute else { return FeedNames.attribute(name, in: namespace).rawValue }
    if let version = FeedFormat(namespace: name.namespace) { versionOfNamespace = version }
    return FeedNames.element(name, in: namespace).rawValue
      | (namespace == .atom ? FeedBuilder.atomFlag : 0)
  }

  /// The namespace of a name; a document has few, and a look at each URI is enough.
  private func namespace(of name: XMLName) -> FeedNamespace {
    let known = namespaces.first { $0.uri == name.namespace && $0.prefix == name.prefix }
    if let known { return known.namespace }
    let namespace = FeedNamespace(uri: name.namespace, prefix: name.prefix)
    if namespaces.count < FeedBuilder.keptNamespaces {
      namespaces.append((name.namespace, name.prefix, namespace))
    }
    return namespace
  }

  private static let keptNamespaces = 32

  func startElement(_ element: XMLElement) {
    let meaning = FeedElement(rawValue: element.code & ~FeedBuilder.atomFlag) ?? .unknown
    let isAtom = element.code & FeedBuilder.atomFlag != 0 || feed.format.isAtom
    var frame = Frame(scope: .ignored, element: meaning)
    takeContext(element.attributes, into: &frame)
    switch frames.last?.scope {
    case nil: frame.scope = startRoot(element, meaning)
    case .field where isEntry(meaning) && draft == nil:
      // A field of the channel that nobody closed must not swallow the entries behind it.
      field = nil
      frame.scope = startEntry(element.attributes)
    case .field:
      frame.scope = .field
      let fieldBases = field?.baseDepth ?? 0
      capture.startElement(element, resolvingAgainst: bases.count > fieldBases ? base : nil)
    case .ignored:
      // An element that nobody closed must not swallow the entries behind it.
      if isEntry(meaning), draft == nil { frame.scope = startEntry(element.attributes) }
    case .image where isEntry(meaning), .itunesCategory where isEntry(meaning),
      .itunesOwner where isEntry(meaning), .skipHours where isEntry(meaning):
      frame.scope = startEntry(element.attributes)
    case .root, .channel:
      frame.scope = startInChannel(meaning, element.attributes, isAtom: isAtom)
    case .entry, .media, .geo:
      frame.scope = startInEntry(meaning, element.attributes, isAtom: isAtom, frame: &frame)
    case .source: frame.scope = startInSource(meaning, element.attributes, isAtom: isAtom)
    case .image: frame.scope = meaning == .url ? begin(meaning) : .ignored
    case .person, .itunesOwner: frame.scope = startInPerson(meaning)
    case .itunesCategory: frame.scope = startCategory(meaning, element.attributes)
    case .skipHours: frame.scope = meaning == .hour ? begin(.hour) : .ignored
    case .skipDays: frame.scope = meaning == .day ? begin(.day) : .ignored
    }
    frames.append(frame)
  }

  func endElement(code: UInt16) {
    guard let frame = frames.popLast() else { return }
    switch frame.scope {
    case .field:
      if frames.last?.scope == .field { capture.endElement() } else { finishField() }
    case .entry: finishEntry()
    case .image: finishImage()
    case .person, .itunesOwner: finishPerson(in: frames.last?.scope)
    case .source: finishSource()
    default: break
    }
    if let start = frame.volatileStart { draft?.volatile.append(start..<(cursor?.offset ?? start)) }
    if frame.setsBase { bases.removeLast() }
    if frame.setsLanguage { languages.removeLast() }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    switch frames.last?.scope {
    case .field: capture.append(bytes)
    case .person:
      if personText.count + bytes.count < ParsingLimits.lineBytes {
        personText.append(contentsOf: bytes)
      }
    case .image:
      if imageText.count + bytes.count < ParsingLimits.lineBytes {
        imageText.append(contentsOf: bytes)
      }
    default: break
    }
  }

  private func isEntry(_ element: FeedElement) -> Bool { element == .item || element == .entry }

  // MARK: The root

  private func startRoot(_ element: XMLElement, _ meaning: FeedElement) -> Scope {
    guard let format = FeedFormat(root: meaning, element: element) else {
      foreignRoot = String(decoding: element.localName, as: UTF8.self)
      cursor?.stop()
      return .ignored
    }
    root = meaning
    feed.format = format == .atom10 && versionOfNamespace == .atom03 ? .atom03 : format
    if let language { feed.language = language }
    if format == .cdf { takeCDF(element.attributes) }
    switch meaning {
    case .rdf: takeNamespaces(element)
    case .rss: return .root
    // An Atom entry document (RFC 4287 §2) is a feed of one.
    case .entry: return startEntry(element.attributes)
    default: return .channel
    }
    return .root
  }

  /// A root of RDF that declares RSS is a feed, even an empty one.
  private func takeNamespaces(_ element: XMLElement) {
    for uri in element.declaredNamespaces where FeedNamespace(uri: uri, prefix: nil) == .core {
      hasFeedNamespace = true
      versionOfNamespace = versionOfNamespace ?? FeedFormat(namespace: uri)
    }
  }

  /// Whether the root of a feed has been read.
  var hasRoot: Bool { root != nil }

  /// Whether the root that was read is that of a feed, and not of other RDF or an empty `channel`.
  var isFeed: Bool {
    switch root {
    case .rdf: hasFeedNamespace || hasParts
    case .channel: hasParts || hasFields || feed.homePageURL != nil
    default: true
    }
  }

  /// What a document is whose root is all that it has of a feed.
  var emptyRootName: String { root == .channel ? "an empty channel" : "an RDF document" }

  /// The feed, once all of it has been read.
  func finished(_ report: XMLReport, isRepaired: Bool) -> ParsedFeed {
    // RSS 0.90 and 1.0 have the same root; the namespace of what is in it tells them apart.
    if feed.format == .rss10, versionOfNamespace == .rss090 { feed.format = .rss090 }
    if updatePeriodMinutes != nil || updateFrequency != nil {
      let frequency = max(1, updateFrequency ?? 1)
      feed.hints.updatePeriodMinutes = max(1, (updatePeriodMinutes ?? 1_440) / frequency)
    }
    // A feed that names no page leads to itself, which is more than nowhere.
    feed.homePageURL = feed.homePageURL ?? feed.feedURL
    feed.isWellFormed = report.isWellFormed && !isRepaired
    let all = report.warnings.map(ParsingWarning.init) + warnings
    feed.warnings = all.enumerated().sorted { left, right in
      (left.element.line ?? 0, left.offset) < (right.element.line ?? 0, right.offset)
    }.map(\.element)
    return feed
  }

  // MARK: Context

  /// What relative references are resolved against here.
  var base: WebURL? {
    if let base = bases.last, let base { return base }
    return documentBase ?? feed.homePageURL.flatMap { WebURL(parsing: $0) }
  }

  /// The language that holds here (XML 1.0 §2.12).
  var language: String? { languages.last?.nonBlank }

  private func takeContext(_ attributes: XMLAttributes, into frame: inout Frame) {
    for index in 0..<attributes.count {
      switch FeedAttribute(rawValue: attributes.code(at: index)) {
      case .xmlBase:
        guard !frame.setsBase else { continue }
        let url = WebURL(parsing: attributes.value(at: index).trimmingBlanks, base: base)
        // A base that is no address of the web would make every link one that is not.
        bases.append(url?.isWeb == true ? url : bases.last ?? nil)
        frame.setsBase = true
      case .xmlLanguage:
        guard !frame.setsLanguage else { continue }
        languages.append(attributes.value(at: index))
        frame.setsLanguage = true
      default: continue
      }
    }
  }

  /// An address as the feed gives it, made absolute where a base is known; nil for nothing and for
  /// what is no place, such as `javascript:`.
  func resolve(_ reference: String?) -> String? {
    guard let reference = reference?.nonBlank else { return nil }
    return FeedAddress.resolve(reference, against: base)
  }

  func warn(_ code: String, _ message: String, line: Int? = nil) {
    guard warnings.count < ParsingLimits.warnings else { return }
    warnings.append(ParsingWarning(code: code, message: message, line: line ?? cursor?.line))
  }

  // MARK: Fields

  /// Begins to collect the text of a field.
  func begin(
    _ element: FeedElement, as kind: TextCapture.Kind = .line, isAtom: Bool = false,
    hint: String? = nil, label: String? = nil
  ) -> Scope {
    capture.begin(kind)
    hasFields = true
    field = Field(
      element: element, isAtom: isAtom, base: base, baseDepth: bases.count, hint: hint,
      label: label, line: cursor?.line ?? 0)
    return .field
  }

  private func finishField() {
    guard let field else { return }
    if capture.isCutShort {
      warn("oversized-text", "a text over the limit, cut short", line: field.line)
    }
    switch frames.last?.scope {
    case .entry, .media, .geo: finishInEntry(field)
    case .source: finishInSource(field)
    case .person, .itunesOwner: finishInPerson(field)
    default:
      // The picture of an entry, and what else has no scope of its own.
      if draft != nil { finishInEntry(field) } else { finishInChannel(field) }
    }
    self.field = nil
  }

  /// The collected text as a construct; nil when there is nothing but white space.
  func construct(_ field: Field) -> TextConstruct? {
    let text = capture.trimmedBytes
    guard !text.isEmpty else { return nil }
    let kind: TextConstruct.Kind =
      switch capture.kind {
      case .text, .line: .text
      case .html, .xhtml: .html
      case .base64:
        field.hint?.hasPhrase("html") ?? capture.trimmed.hasPhrase("</") ? .html : .text
      }
    return TextConstruct(kind, text, base: field.base)
  }

  /// The date that the collected text is.
  func date(_ field: Field) -> Timestamp? {
    let text = capture.trimmed
    guard !text.isEmpty else { return nil }
    if let date = Timestamp(parsingFeedDate: text) { return date }
    warn("bad-date", "\(text.prefix(64)) is no date", line: field.line)
    return nil
  }
}
