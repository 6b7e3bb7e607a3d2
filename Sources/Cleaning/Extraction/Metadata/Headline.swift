import Markup
import WebText

/// The headline of an article, chosen among what is set as one and what the page says it is.
struct Headline {
  /// The text on one line.
  var text: String
  /// The node it is set in, nil where it is only said.
  var node: Int?

  /// Without its kicker, a headline is rarely longer.
  private static let longest: Int32 = 320
  private static let leastScore = 30
  private static let mostCandidates = 200
  /// So far in front of the story a headline may stand, in blocks.
  private static let nearby = 12

  /// Names of the line over a headline, where it is set inside of it.
  private static let kickers = PageWords([
    (
      .category,
      """
      -kicker -topline -top-line -overline -roofline -dachzeile -spitzmarke -pretitle -pre-title \
      -supertitle -eyebrow -overtitle -antetitulo -surtitre -occhiello -headline-intro \
      -headline-prefix -label -category -supra
      """
    )
  ])

  private struct Candidate {
    var node: Int
    var text: String
    var score: Int
  }

  /// The headline, nil for a page that has none.
  init?(_ page: AnnotatedPage, _ place: StoryPlace, said: SaidTitles, site: SiteIdentity) {
    let candidates = Self.nodes(of: page).prefix(Self.mostCandidates).compactMap {
      Self.candidate($0, in: page, place, said, site)
    }
    // The later one of equals is nearer to the story.
    let best = candidates.max { $0.score < $1.score }
    let last = candidates.last { $0.score == best?.score }
    if let last, last.score >= Self.leastScore {
      text = last.text
      node = last.node
    } else if let title = said.headline(of: site) {
      text = title
      node = nil
    } else {
      return nil
    }
  }

  /// Headings, and elements that are called headlines and hold none.
  private static func nodes(of page: AnnotatedPage) -> [Int] {
    page.bodyNodes.filter { index in
      guard let element = page.tree.nodes[index].element else { return false }
      let traits = page.traits[index]
      guard !traits.contains(.silent) else { return false }
      if element.isHeading { return true }
      guard traits.contains(.headline) || traits.contains(.statedHeadline) else { return false }
      return !(index + 1..<Int(page.tree.nodes[index].end)).prefix(60).contains {
        page.tree.nodes[$0].element?.isHeading == true
      }
    }
  }

  private static func candidate(
    _ node: Int, in page: AnnotatedPage, _ place: StoryPlace, _ said: SaidTitles,
    _ site: SiteIdentity
  ) -> Candidate? {
    guard let block = page.block(of: node), page.count(in: node, upTo: longest) < longest else {
      return nil
    }
    var text = page.line(in: node) { isKicker($0, in: page) }
    if text.utf8.count < 2 { text = page.line(in: node) }
    text = withoutDividers(text)
    guard text.utf8.count >= 2 else { return nil }
    var score = level(of: node, in: page)
    score += said.support(for: text)
    if page.traits[node].contains(.statedHeadline) { score += 20 }
    if page.traits[node].contains(.headline) { score += 8 }
    if site.isNamed(text) { score -= 50 }
    if place.isElsewhere[node] { score -= 30 }
    score += linkScore(of: node, in: page)
    let first = place.blocks.lowerBound
    if place.isAfter(node, in: page) {
      score -= 30
    } else if block > first + 1 {
      score -= 10
    } else if block + nearby >= first {
      score += 5
    }
    return Candidate(node: node, text: text, score: score)
  }

  /// A headline without the mark that divided it from its kicker.
  private static func withoutDividers(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, ":|–—-•·/".contains(first) {
      rest = rest.dropFirst().trimmingBlanks()
    }
    while let last = rest.last, "|–—:".contains(last) { rest = rest.dropLast().trimmingBlanks() }
    return rest.isEmpty ? text : String(rest)
  }

  private static func level(of node: Int, in page: AnnotatedPage) -> Int {
    switch page.tree.nodes[node].element {
    case .h1: 30
    case .h2: 12
    case .h3: 6
    case .h4, .h5, .h6: 0
    default: 8
    }
  }

  /// A heading that leads to the front page is a logo.
  private static func linkScore(of node: Int, in page: AnnotatedPage) -> Int {
    var link: Int?
    if page.traits[node].contains(.linked) {
      var parent = node
      while parent > page.body, page.tree.nodes[parent].element != .a {
        parent = Int(page.tree.nodes[parent].parent)
      }
      link = parent
    } else {
      link = (node..<Int(page.tree.nodes[node].end)).first { page.tree.nodes[$0].element == .a }
    }
    guard let link, let address = page.tree.string(of: .href, in: link) else { return 0 }
    let path = address.split(separator: "/", omittingEmptySubsequences: true)
    let isFront =
      address == "/" || address.hasPrefix("http") && path.count <= 2
      || address.hasPrefix("/index.")
    return isFront ? -40 : 0
  }

  private static func isKicker(_ node: Int, in page: AnnotatedPage) -> Bool {
    guard page.tree.nodes[node].element != nil,
      let names = page.tree.value(of: .class, in: node)
    else { return false }
    return page.tree.bytes.withUnsafeBufferPointer { bytes in
      !kickers.traits(of: UnsafeBufferPointer(rebasing: bytes[names])).isEmpty
    }
  }
}

/// What a page says its title is, in its head and its data.
struct SaidTitles {
  /// The headline of JSON-LD.
  var data: String?
  /// The title for those who share the page.
  var shared: String?
  /// The document's title.
  var document: String?

  /// How much speaks for a text as the headline.
  func support(for text: String) -> Int {
    let words = ComparableWords.of(text)
    guard !words.isEmpty else { return 0 }
    let titles = [data, shared, document].compactMap { $0.map(ComparableWords.of) }
    if titles.dropLast(document == nil ? 0 : 1).contains(words) || titles.last == words {
      return 40
    }
    let isTold = titles.contains { $0.hasPhrase(words) }
    if isTold { return words.utf8.count > 18 ? 30 : 10 }
    let tells = titles.contains { $0.utf8.count > 18 && words.hasPhrase($0) }
    return tells ? 15 : 0
  }

  /// The headline as far as it is said.
  func headline(of site: SiteIdentity) -> String? {
    if let data, data.utf8.count > 1 { return DocumentTitle(text: data).headline(of: site) }
    return [shared, document].compactMap { $0 }
      .map { DocumentTitle(text: $0).headline(of: site) }
      .first { !site.isNamed($0) } ?? document
  }
}
