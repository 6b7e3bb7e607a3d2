import Markup
import WebText

/// What a page says of its article in JSON-LD (schema.org `Article` and its kinds).
struct LinkedData {
  private(set) var headline: String?
  private(set) var description: String?
  private(set) var body: String?
  private(set) var authors: [String] = []
  private(set) var published: String?
  private(set) var modified: String?
  private(set) var publisher: String?
  private(set) var language: String?
  private(set) var image: String?
  /// True where the page says that it costs money to read all.
  private(set) var isPaid = false

  /// Longer scripts are data of a program.
  private static let longestScript = 1 << 20
  private static let mostScripts = 16
  private static let greatestDepth = 6

  init(in tree: HTMLTree) {
    var roots: [LinkedValue] = []
    for index in tree.nodes.indices where tree.nodes[index].element == .script {
      guard roots.count < Self.mostScripts, Self.isLinkedData(index, in: tree),
        index + 1 < Int(tree.nodes[index].end)
      else { continue }
      let script = tree.bytes[tree.text(of: index + 1)]
      guard script.count <= Self.longestScript else { continue }
      roots.append(Self.value(of: script))
    }
    let objects = roots.flatMap { Self.objects(in: $0, depth: 0) }
    guard let article = objects.first(where: Self.isArticle) else {
      publisher =
        objects.first { Self.hasType($0, ["WebSite", "Organization", "NewsMediaOrganization"]) }?[
          "name"]?
        .text
      return
    }
    take(article, among: objects)
  }

  private static func isLinkedData(_ script: Int, in tree: HTMLTree) -> Bool {
    guard let type = tree.string(of: .type, in: script) else { return false }
    return type.lowercased().hasPrefix("application/ld+json")
  }

  /// Some systems put the text into a comment or a section of CDATA.
  private static func value(of script: ArraySlice<UInt8>) -> LinkedValue {
    var text = script
    let section = Array("[CDATA[".utf8)
    guard let first = start(of: text) else { return .nothing }
    text = text[first...]
    if text.starts(with: section) {
      text = text.dropFirst(section.count)
      guard let inner = start(of: text) else { return .nothing }
      text = text[inner...]
    }
    return text.withUnsafeBufferPointer { LinkedValue.read($0) }
  }

  private static func start(of text: ArraySlice<UInt8>) -> Int? {
    text.firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
  }

  /// All objects of a value that may be an article, those of a graph too.
  private static func objects(in value: LinkedValue, depth: Int) -> [LinkedValue] {
    guard depth < greatestDepth else { return [] }
    switch value {
    case .list(let values): return values.flatMap { objects(in: $0, depth: depth + 1) }
    case .object:
      var found = [value]
      for name in ["@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate"] {
        if let inner = value[name] { found += objects(in: inner, depth: depth + 1) }
      }
      return found
    default: return []
    }
  }

  private static func isArticle(_ object: LinkedValue) -> Bool {
    object["@type"]?.values.contains { type in
      guard let name = type.text else { return false }
      return name.hasSuffix("Article") || name.hasSuffix("BlogPosting") || name.hasSuffix("Report")
        || name == "LiveBlogPosting" || name == "SocialMediaPosting" || name == "Review"
        || name == "Recipe"
    } ?? false
  }

  private static func hasType(_ object: LinkedValue, _ types: [String]) -> Bool {
    object["@type"]?.values.contains { $0.text.map(types.contains) ?? false } ?? false
  }

  // MARK: - The members

  private mutating func take(_ article: LinkedValue, among objects: [LinkedValue]) {
    headline = article["headline"]?.text ?? article["name"]?.text
    description = article["description"]?.text
    body = article["articleBody"]?.text
    published = article["datePublished"]?.text ?? article["dateCreated"]?.text
    modified = article["dateModified"]?.text
    language = article["inLanguage"]?.text ?? article["inLanguage"]?["name"]?.text
    image = Self.address(of: article["image"])
    isPaid = article["isAccessibleForFree"]?.text.map { $0.lowercased() == "false" } ?? false
    publisher = Self.name(of: article["publisher"], among: objects)
    for value in article["author"]?.values ?? article["creator"]?.values ?? [] {
      if let name = Self.name(of: value, among: objects), authors.count < 20 {
        authors.append(name)
      }
    }
  }

  /// A name, that of an object, or that of the object which is meant by its id.
  private static func name(of value: LinkedValue?, among objects: [LinkedValue]) -> String? {
    guard let value else { return nil }
    if let name = value.text { return name }
    if let name = value["name"]?.text { return name }
    for part in value.values {
      if let name = part["name"]?.text { return name }
      if let id = part["@id"]?.text,
        let known = objects.first(where: { $0["@id"]?.text == id && $0["name"] != nil })
      {
        return known["name"]?.text
      }
    }
    return nil
  }

  private static func address(of value: LinkedValue?) -> String? {
    guard let first = value?.values.first else { return nil }
    return first.text ?? first["url"]?.text ?? first["contentUrl"]?.text
  }
}
