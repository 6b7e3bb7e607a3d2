public import Vocabulary
import WebText

/// What tells an article whose identifier and address have both become others.
public struct RenameEvidence: Sendable {
  /// The hash of the title.
  let title: StableHash?
  /// The hash of the last part of its address, which mostly stays when the host changes.
  let slug: StableHash?
  /// When it was published.
  let published: Timestamp?
  /// The sketch of its text.
  let sketch: Sketch?

  /// The evidence of an entry or of a stored article; both as they were cleaned.
  public init(title: PlainText?, url: String?, published: Timestamp?, sketch: Sketch?) {
    self.title = title.flatMap { $0.isEmpty ? nil : StableHash(of: $0.string) }
    slug = url.flatMap(RenameEvidence.slug)
    self.published = published
    self.sketch = sketch
  }

  private static func slug(of address: String) -> StableHash? {
    guard let url = WebURL(parsing: address),
      let last = url.path.utf8.split(separator: UInt8(ascii: "/")).last,
      last.count >= shortestSlug
    else { return nil }
    return StableHash(of: String(decoding: last, as: UTF8.self))
  }

  /// The shortest part of an address that tells anything.
  private static let shortestSlug = 4
}

/// Finds for new entries the articles that they are under another name; by position, nil for none.
///
/// `vanished` are the articles that the document before listed and this one does not. Only they can
/// be meant: an article that is still listed under its old name is another one. Dates must agree,
/// for a series gives each issue the same title and often the same text. Then the text decides, or the
/// very second of the date together with the title or the end of the address. An article is one entry
/// at most, the one most like it. The work is the product of both counts.
public func matchRenamed(
  _ entries: [RenameEvidence], to vanished: [RenameEvidence]
) -> [Int?] {
  var pairs: [(entry: Int, article: Int, likeness: Double)] = []
  for (entry, evidence) in entries.enumerated() {
    for (article, former) in vanished.enumerated() {
      guard let likeness = evidence.likeness(to: former) else { continue }
      pairs.append((entry, article, likeness))
    }
  }
  pairs.sort { ($1.likeness, $0.entry, $0.article) < ($0.likeness, $1.entry, $1.article) }
  var found: [Int?] = Array(repeating: nil, count: entries.count)
  var taken: Set<Int> = []
  for pair in pairs where found[pair.entry] == nil && !taken.contains(pair.article) {
    found[pair.entry] = pair.article
    taken.insert(pair.article)
  }
  return found
}

extension RenameEvidence {
  /// How sure it is that an entry is an article under another name; nil where it is not.
  fileprivate func likeness(to former: RenameEvidence) -> Double? {
    var days = 0.0
    if let mine = published, let others = former.published {
      days = abs(Double(mine.secondsSinceEpoch - others.secondsSinceEpoch)) / 86_400
      guard days <= RenameEvidence.longestShiftInDays else { return nil }
    }
    let isSameDate = published != nil && published == former.published
    let isSameTitle = title != nil && title == former.title
    let isSameSlug = slug != nil && slug == former.slug
    let rest = (isSameDate ? 0.5 : 0) + (isSameTitle ? 0.4 : 0) + (isSameSlug ? 0.3 : 0)
    // A text may have been written anew meanwhile, or be that of the page.
    if isSameDate, isSameTitle || isSameSlug { return rest + textLikeness(to: former, days: days) }
    guard hasText, former.hasText else { return isSameTitle && isSameSlug ? rest : nil }
    let likeness = textLikeness(to: former, days: days)
    return likeness > 0 ? likeness + rest : nil
  }

  private var hasText: Bool { sketch?.tokenCount ?? 0 >= RenameEvidence.shortestText }

  /// How sure it is that the text is the same; 0 where it is not, or there is too little of it.
  private func textLikeness(to former: RenameEvidence, days: Double) -> Double {
    guard hasText, former.hasText, let sketch, let other = former.sketch else { return 0 }
    let judgement = LineageJudgement(sketch, other, isSameFeed: true, days: days)
    guard judgement.isSameText,
      judgement.agreement.containment >= RenameEvidence.leastContainment
    else { return 0 }
    return judgement.evidence
  }

  /// A date may be put right, or told in another zone.
  private static let longestShiftInDays = 1.0
  /// The fewest words that are text enough to tell an article by.
  private static let shortestText = 12
  private static let leastContainment = 0.5
}
