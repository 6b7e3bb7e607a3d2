import Markup
import Vocabulary
import WebText

/// When an article was published: by its data, its attributes, its address, or the date that stands
/// near its headline.
struct PageDate {
  private let page: AnnotatedPage
  private let place: StoryPlace
  private let headline: Int?
  private let monthFirst: Bool

  /// So many blocks before the headline, behind the story's beginning and behind its end.
  private static let before = 6
  private static let intoStory = 2
  private static let behind = 8
  private static let longestLine: Int32 = 200
  private static let longestLoneDate: Int32 = 30

  private static let publishedTags = [
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "article.published", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "publication-date",
    "dc.date.issued", "dcterms.issued", "cxenseparse:recs:publishtime", "article_date_original",
    "originalpublicationdate", "displaydate", "rnews:datepublished", "citation_publication_date",
    "citation_online_date", "citation_date", "bt:pubdate", "releasedate", "issued",
    "article:post_date", "published_at", "shareaholic:article_published_time",
  ]
  /// Mostly when the page was made: what readers are shown comes before.
  private static let createdTags = [
    "dc.date.created", "dcterms.created", "dcterms.date", "dc.date", "date", "datecreated",
  ]
  static let modifiedTags = [
    "article:modified_time", "og:updated_time", "og:modified_time", "datemodified",
    "article:modified", "dcterms.modified", "dc.date.modified", "last-modified", "revised",
    "lastmod", "article:updated_time", "updated_time",
  ]

  /// The date, nil where the page gives none.
  static func find(
    in page: AnnotatedPage, _ place: StoryPlace, headline: Int?, data: LinkedData, meta: MetaTags,
    address: WebURL?, language: String?
  ) -> Timestamp? {
    let search = PageDate(
      page: page, place: place, headline: headline,
      monthFirst: isMonthFirst(language: language, host: address?.host))
    let ways: [() -> Timestamp?] = [
      { date(of: publishedTags, in: meta, search) },
      { data.published.flatMap { search.date($0) } },
      { search.stated() },
      { search.timeBelowHeadline() },
      { date(of: createdTags, in: meta, search) },
      { search.nearHeadline() },
      { address.flatMap { dateInPath($0) } },
      { search.labelled(DateLabels.published) },
      { search.called() },
      { search.behindStory() },
      { search.inHeadline() },
      { search.labelled(DateLabels.modified) },
      { modified(data, meta, search) },
      { search.elsewhere() },
      { search.alone() },
      { meta["description"].flatMap { DateInText($0, monthFirst: search.monthFirst)?.date } },
    ]
    for way in ways {
      if let date = way() { return date }
    }
    return nil
  }

  /// When the article was last changed.
  static func modified(in page: AnnotatedPage, data: LinkedData, meta: MetaTags) -> Timestamp? {
    (data.modified ?? modifiedTags.lazy.compactMap { meta[$0] }.first)
      .flatMap { Timestamp(parsingFeedDate: $0) }
  }

  private static func modified(
    _ data: LinkedData, _ meta: MetaTags, _ search: PageDate
  ) -> Timestamp? {
    date(of: modifiedTags, in: meta, search) ?? data.modified.flatMap { search.date($0) }
  }

  private static func date(
    of tags: [String], in meta: MetaTags, _ search: PageDate
  ) -> Timestamp? {
    for tag in tags {
      if let date = meta[tag].flatMap({ search.date($0) }) { return date }
    }
    return nil
  }

  /// Slashes are read as in the United States where the page is from there.
  private static func isMonthFirst(language: String?, host: String?) -> Bool {
    guard language?.lowercased().hasPrefix("en") ?? false else { return false }
    let tag = language?.lowercased() ?? ""
    if tag.count > 2 { return tag.hasSuffix("us") }
    let domain = host?.split(separator: ".").last ?? ""
    return domain.count > 2 || domain == "us"
  }

  /// A date in an attribute: a form of its own, or one in words.
  private func date(_ value: String) -> Timestamp? {
    let isPlain = value.utf8.count <= 60
    // Points and slashes divide days from months here, whatever feeds do.
    if isPlain, !value.contains("-"), let date = DateInText(value, monthFirst: monthFirst)?.date {
      return date
    }
    guard isPlain, let date = Timestamp(parsingFeedDate: value), Self.isLikely(date) else {
      return DateInText(value, monthFirst: monthFirst)?.date
    }
    return date
  }

  private static let firstLikely = Timestamp(secondsSinceEpoch: 631_152_000)  // 1990

  private static func isLikely(_ date: Timestamp) -> Bool { date > firstLikely }

  // MARK: - In the body

  /// A date that an attribute says is that of publication.
  private func stated() -> Timestamp? {
    for index in page.bodyNodes {
      guard let property = page.tree.value(of: .itemprop, in: index), !place.isElsewhere[index]
      else { continue }
      let names = String(decoding: page.tree.bytes[property], as: UTF8.self).lowercased()
      guard names.hasPhrase("datepublished") || names.hasPhrase("datecreated") else { continue }
      if let date = date(of: index) { return date }
    }
    return nil
  }

  /// The date of an element: of its attributes, else in its text.
  private func date(of node: Int) -> Timestamp? {
    for name in [HTMLAttributeName.datetime, .content, .title] {
      if let value = page.tree.string(of: name, in: node), let date = date(value) { return date }
    }
    guard page.count(in: node, upTo: Self.longestLine) < Self.longestLine else { return nil }
    return DateInText(page.line(in: node), monthFirst: monthFirst)?.date
  }

  /// The first date around the headline and before the story begins.
  private func nearHeadline() -> Timestamp? {
    let first = place.blocks.lowerBound
    let title = headline.flatMap { page.block(of: $0) } ?? first
    let start = max(0, min(title, first) - Self.before)
    let end = min(first + Self.intoStory, page.blocks.count)
    // What stands between headline and story is the article's; what stands before, perhaps not.
    let between = title + 1 < first ? Array(title + 1..<first) : []
    let before = Array((start..<max(start, min(title, first))).reversed())
    let into = Array(max(first, start)..<max(first, start, end))
    for numbers in [between, Array(before.prefix(3)), into, Array(before.dropFirst(3))] {
      if let date = date(inBlocks: numbers) { return date }
    }
    return datelineOfParagraph(from: end)
  }

  /// A date that one of the first paragraphs begins with: "4.5.2026 – It was …".
  private func datelineOfParagraph(from first: Int) -> Timestamp? {
    for number in first..<max(first, min(first + Self.intoStory, page.blocks.count)) {
      let line = page.line(ofBlock: number)
      guard page.blocks[number].isProse, line.first?.isNumber == true else { continue }
      if let date = DateInText(String(line.prefix(12)), monthFirst: monthFirst)?.date {
        return date
      }
    }
    return nil
  }

  /// The `time` element between headline and story.
  private func timeBelowHeadline() -> Timestamp? {
    let first = place.blocks.lowerBound
    guard let title = headline.flatMap({ page.block(of: $0) }), title + 1 < first else {
      return nil
    }
    for number in title + 1..<first {
      if let time = time(in: page.blocks[number]), let date = date(of: time) { return date }
    }
    return nil
  }

  private func behindStory() -> Timestamp? {
    let last = place.blocks.upperBound
    let end = min(last + Self.behind, page.blocks.count)
    return date(inBlocks: Array(max(last - 1, 0)..<max(last - 1, 0, end)))
  }

  /// A short block that is a date and little else, better near the story than anywhere.
  private func alone() -> Timestamp? {
    let numbers = page.blocks.indices.filter { number in
      let block = page.blocks[number]
      return block.count <= Self.longestLoneDate && block.linked == 0
        && !page.traits[Int(block.container)].contains(.comments)
    }
    for isElsewhere in [false, true] {
      for number in numbers where place.isElsewhere[page.blocks[number].start] == isElsewhere {
        if let date = DateInText(page.line(ofBlock: number), monthFirst: monthFirst)?.date {
          return date
        }
      }
    }
    return nil
  }

  private func date(inBlocks numbers: [Int]) -> Timestamp? {
    for number in numbers {
      let block = page.blocks[number]
      let isLede = number >= place.blocks.lowerBound && block.isProse
      if let time = time(in: block), let date = date(of: time) { return date }
      guard !place.isElsewhere[block.start], isLede || block.count < Self.longestLine else {
        continue
      }
      // The lede of an agency begins with a place and a date; further in, dates are of the story.
      let line = page.line(ofBlock: number)
      guard !DateLabels.saysModified(line) else { continue }
      let text = isLede ? String(line.prefix(60)) : line
      if let date = DateInText(text, monthFirst: monthFirst)?.date { return date }
    }
    return nil
  }

  /// A date behind words that say what date it is, wherever they stand.
  private func labelled(_ labels: [String]) -> Timestamp? {
    for number in page.blocks.indices where page.blocks[number].count < Self.longestLine * 2 {
      guard !page.traits[Int(page.blocks[number].container)].contains(.comments) else { continue }
      let line = page.line(ofBlock: number).lowercased()
      for label in labels {
        guard line.hasPhrase(label), let range = line.firstRange(of: label) else { continue }
        let rest = String(line[range.upperBound...].prefix(60))
        if let date = DateInText(rest, monthFirst: monthFirst)?.date { return date }
      }
    }
    return nil
  }

  private func inHeadline() -> Timestamp? {
    headline.flatMap { DateInText(page.line(in: $0), monthFirst: monthFirst)?.date }
  }

  /// The `time` element that a block stands in or holds.
  private func time(in block: PageBlock) -> Int? {
    for node in block.start..<block.end {
      var parent = Int(page.tree.nodes[node].parent)
      for _ in 0..<3 {
        if page.tree.nodes[parent].element == .time, !place.isElsewhere[parent] { return parent }
        parent = Int(page.tree.nodes[parent].parent)
      }
    }
    return nil
  }

  /// The first element that is called a date and is not about something else.
  private func called() -> Timestamp? {
    for index in page.bodyNodes where !place.isElsewhere[index] {
      guard page.tree.nodes[index].element == .time || page.traits[index].contains(.date) else {
        continue
      }
      if let date = date(of: index) { return date }
    }
    return nil
  }

  /// A date that is called one, wherever it stands: better than none.
  private func elsewhere() -> Timestamp? {
    for index in page.bodyNodes {
      guard page.tree.nodes[index].element == .time || page.traits[index].contains(.date),
        !page.traits[index].contains(.comments)
      else { continue }
      if let date = date(of: index) { return date }
    }
    return nil
  }

  // MARK: - In the address

  /// A day in a path: `/2022/05/04/`, `/2022-05-04-`, `/20220504_`, `/04-05-2022-`.
  static func dateInPath(_ address: WebURL) -> Timestamp? {
    let path = address.path
    if let date = DateInText(
      path.split(separator: "/").joined(separator: "/"))?.date
    {
      return date
    }
    for part in path.split(whereSeparator: { !$0.isNumber }) where part.utf8.count == 8 {
      let digits = Array(part.utf8).map { Int($0) - 0x30 }
      guard digits.allSatisfy({ (0...9).contains($0) }) else { continue }
      let year = digits[0] * 1_000 + digits[1] * 100 + digits[2] * 10 + digits[3]
      guard (1_995...2_099).contains(year) else { continue }
      let text = "\(year)-\(digits[4])\(digits[5])-\(digits[6])\(digits[7])"
      if let date = Timestamp(parsingFeedDate: text) { return date }
    }
    return nil
  }
}
