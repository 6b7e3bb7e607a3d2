import Markup
import Vocabulary
import WebText

/// Who wrote an article: by its data, its attributes, its byline, or its head, in this order.
struct PageAuthors {
  private let page: AnnotatedPage
  private let place: StoryPlace
  private let site: SiteIdentity

  private static let longestByline: Int32 = 160
  private static let mostCandidates = 40
  /// So many blocks before and behind the story are looked at for a line without a name for it.
  private static let nearby = 10

  private init(_ page: AnnotatedPage, _ place: StoryPlace, _ site: SiteIdentity) {
    self.page = page
    self.place = place
    self.site = site
  }

  /// The authors; none where the page names none.
  static func find(
    in page: AnnotatedPage, _ place: StoryPlace, data: [String], meta: MetaTags, site: SiteIdentity
  ) -> [Person] {
    let search = PageAuthors(page, place, site)
    let said = data.flatMap { cleaned($0) }
    let tags = metaNames(meta)
    let ways: [() -> [String]] = [
      { said.filter { !site.isNamed($0) } },
      { search.stated() },
      { tags.filter { !site.isNamed($0) } },
      { search.called() },
      { search.unnamedByline() },
      { search.besideDate() },
      { said }, { tags },
    ]
    for way in ways {
      let names = way()
      if !names.isEmpty { return persons(names) }
    }
    return []
  }

  private static func persons(_ names: [String]) -> [Person] {
    var seen: Set<String> = []
    return names.filter { seen.insert(ComparableWords.of($0)).inserted }.map { Person(name: $0) }
  }

  private static func cleaned(_ name: String) -> [String] {
    guard let line = MetaTags.line(name) else { return [] }
    let names = BylineText.names(in: line)
    return names.isEmpty && BylineText.isName(line) ? [line] : names
  }

  private static func metaNames(_ meta: MetaTags) -> [String] {
    let names = [
      "dc:creator", "dcterm:creator", "dc.creator", "dcterms.creator", "author", "article:author",
      "parsely-author", "sailthru.author", "dc.contributor", "citation_author",
      "article:author_name", "creator",
      "rbauthors", "byl", "article.author", "twitter:data1",
    ]
    for name in names {
      guard let value = meta[name] else { continue }
      if name == "twitter:data1", meta["twitter:label1"].map(isAuthorLabel) != true { continue }
      let found = cleaned(value)
      if !found.isEmpty { return found }
    }
    return []
  }

  private static func isAuthorLabel(_ label: String) -> Bool {
    let words = label.lowercased()
    return words.hasPhrase("written") || words.hasPhrase("author") || words.hasPhrase("verfasst")
      || words.hasPhrase("geschrieben") || words.hasPhrase("autor") || words.hasPhrase("écrit")
      || words.hasPhrase("por") || words.hasPhrase("scritto")
  }

  // MARK: - In the body

  /// Names in elements that an attribute says are authors.
  private func stated() -> [String] {
    var names: [String] = []
    var index = page.body
    while index < page.bodyNodes.upperBound, names.count < Self.mostCandidates {
      guard page.traits[index].contains(.statedAuthor), !place.isElsewhere[index],
        !page.traits[index].contains(.inFigure)
      else {
        index += 1
        continue
      }
      names += self.names(in: index)
      index = Int(page.tree.nodes[index].end)
    }
    return names
  }

  /// Names in the nearest element that is called a byline.
  private func called() -> [String] {
    var best: (names: [String], distance: Int)?
    var seen = 0
    for index in page.bodyNodes where page.traits[index].contains(.byline) {
      guard page.tree.nodes[index].element != nil, !page.traits[index].contains(.comments),
        !place.isElsewhere[index], let block = page.block(of: index)
      else { continue }
      seen += 1
      guard seen <= Self.mostCandidates else { break }
      guard page.count(in: index, upTo: Self.longestByline) < Self.longestByline else { continue }
      let names = names(in: index)
      guard !names.isEmpty else { continue }
      // A box about the author stands behind the story, that of another story further away.
      let first = place.blocks.lowerBound
      let distance =
        block <= first ? first - block : 8 + max(0, block - place.blocks.upperBound) * 2
      if distance < best?.distance ?? Int.max { best = (names, distance) }
    }
    return best?.names ?? []
  }

  /// "By Ada Byron" on a line that is not called anything.
  private func unnamedByline() -> [String] {
    let first = place.blocks.lowerBound
    let last = place.blocks.upperBound
    let before = max(0, first - Self.nearby)..<min(first + 2, page.blocks.count)
    let after =
      max(
        before.upperBound, last - 1)..<max(
        before.upperBound, min(last + 4, page.blocks.count))
    for number in Array(before.reversed()) + Array(after)
    where page.blocks[number].count < Self.longestByline / 2 {
      guard !place.isElsewhere[page.blocks[number].start] else { continue }
      let line = page.line(ofBlock: number)
      guard BylineText.isByline(line) else { continue }
      let names = BylineText.names(in: line)
      if !names.isEmpty { return names }
    }
    return []
  }

  /// A name on one line with the date, as between headline and story.
  private func besideDate() -> [String] {
    let first = place.blocks.lowerBound
    for number in (max(0, first - 4)..<min(first + 1, page.blocks.count)).reversed()
    where page.blocks[number].count < Self.longestByline / 2 {
      guard !place.isElsewhere[page.blocks[number].start] else { continue }
      let line = page.line(ofBlock: number)
      guard DateInText(line) != nil else { continue }
      let names = BylineText.namesBesideDate(in: line).filter { !site.isNamed($0) }
      if !names.isEmpty { return names }
    }
    return []
  }

  /// The names in an element: of links to authors, of what is called a name, or in its text.
  private func names(in node: Int) -> [String] {
    var parts: [Int] = []
    var index = node
    let end = Int(page.tree.nodes[node].end)
    while index < end {
      if index > node || page.tree.nodes[node].element == .a, isName(index) {
        parts.append(index)
        index = Int(page.tree.nodes[index].end)
      } else {
        index += 1
      }
    }
    let named = parts.flatMap { BylineText.names(in: page.line(in: $0)) }
    if !named.isEmpty { return named }
    if let content = page.tree.string(of: .content, in: node) { return Self.cleaned(content) }
    return BylineText.names(in: page.line(in: node))
  }

  private func isName(_ node: Int) -> Bool {
    guard let element = page.tree.nodes[node].element, page.count(in: node, upTo: 2) > 1 else {
      return false
    }
    if page.tree.string(of: .itemprop, in: node)?.lowercased() == "name" { return true }
    guard element == .a, let address = page.tree.string(of: .href, in: node)?.lowercased() else {
      return false
    }
    guard !address.hasSuffix("/feed/"), !address.hasSuffix("/feed") else { return false }
    return page.traits[node].contains(.statedAuthor)
      || Self.authorPaths.contains { address.hasPhrase($0) }
  }

  private static let authorPaths = [
    "/author", "/autor", "/auteur", "/autore", "/redaktion", "/redakt", "/people/", "/person",
    "/profil", "/staff/", "/journalist", "/contributor", "/by/", "/writer", "/columnist", "/team/",
    "/user/", "/users/", "/member", "author=",
  ]
}
