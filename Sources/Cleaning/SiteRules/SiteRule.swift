/// What a person wrote down about the pages of a site; it overrides what is found and learned.
///
/// A file of lines, each a name, a colon and selectors (see `ElementSelector`) with commas between
/// them; a name may come several times, `#` begins a line that is not read:
///
///     # The articles of example.org
///     content: article .story-text
///     remove:  .promo, aside.newsletter
///     keep:    .poem
///     next:    a.next-page
public struct SiteRule: Sendable {
  /// The part of a page that is the article; where several match, all of them.
  var content: [ElementSelector] = []
  /// What is not the article in it.
  var remove: [ElementSelector] = []
  /// What no other rule takes out.
  var keep: [ElementSelector] = []
  /// Links to where an article goes on.
  var next: [ElementSelector] = []

  /// Reads the rule of a site.
  ///
  /// - Throws: `SiteRuleError`, which names the line.
  public init(parsing text: String) throws(SiteRuleError) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      let line = line.trimmingBlanks()
      guard !line.isEmpty, line.first != "#" else { continue }
      do {
        try read(line)
      } catch {
        throw SiteRuleError(line: number + 1, problem: error.problem)
      }
    }
    guard !(content + remove + keep + next).isEmpty else {
      throw SiteRuleError(line: max(1, lines.count), problem: "no rule in the file")
    }
  }

  private mutating func read(_ line: Substring) throws(SelectorParser.Failure) {
    guard let colon = line.firstIndex(of: ":") else {
      throw SelectorParser.Failure(problem: "a line is a name, a colon and selectors")
    }
    let name = line[..<colon].trimmingBlanks()
    let selectors = try SelectorParser.selectors(in: String(line[line.index(after: colon)...]))
    switch name.lowercased() {
    case "content": content += selectors
    case "remove": remove += selectors
    case "keep": keep += selectors
    case "next": next += selectors
    default:
      throw SelectorParser.Failure(
        problem: "“\(name)” is none of content, remove, keep and next")
    }
  }
}

/// What is wrong with a file of site rules.
public struct SiteRuleError: Error, Hashable, Sendable {
  /// The line, the first is 1.
  public let line: Int
  /// The problem in words.
  public let problem: String
}

/// The rules of all sites.
public struct SiteRules: Sendable {
  private var rules: [String: SiteRule] = [:]

  /// No rules.
  public init() {}

  /// Adds the rule of a site, in place of the one that it had.
  ///
  /// - Parameters:
  ///   - rule: The rule.
  ///   - host: The site's host; the rule holds for the hosts below it, too.
  public mutating func add(_ rule: SiteRule, for host: String) { rules[host.lowercased()] = rule }

  /// The rule of a host: its own, else that of the nearest host above it.
  public subscript(host: String?) -> SiteRule? {
    guard !rules.isEmpty, var name = host?.lowercased()[...] else { return nil }
    while true {
      if let rule = rules[String(name)] { return rule }
      guard let point = name.firstIndex(of: ".") else { return nil }
      name = name[name.index(after: point)...]
    }
  }
}
