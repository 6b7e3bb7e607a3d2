import Vocabulary

/// Where an article belongs, and why.
public struct LineageAssignment: Hashable, Sendable {
  /// One article that it is one text with.
  public struct Match: Hashable, Sendable {
    /// The article.
    public var article: Int64
    /// Its lineage.
    public var lineage: Int64
    /// How much of one text is in the other, 0 to 1.
    public var score: Double
    /// A short reason, `containment 0.83, resemblance 0.40, title 1.00 of article 17`.
    public var why: String
  }

  /// The best match of each lineage that it joins, the surest first; of several, all become one.
  public var matches: [Match]
  /// For each fingerprint, in how many other lineages its feed has it; belongs into the sketch.
  public var recurrence: [UInt8]

  /// The best match; nil when it begins a lineage of its own.
  public var best: Match? { matches.first }
}

/// Decides which lineages an article joins; bounded by the index's 64 candidates.
///
/// A new member must hold against the first or the longest text of a lineage, not only against the
/// one that found it: else a chain of small differences ends in another text.
public func assignLineage<Index: CandidateIndex>(
  of article: Candidate, in index: Index
) throws(Index.Failure) -> LineageAssignment {
  let candidates = try index.candidates(for: article)
  var article = article
  if article.feed != nil {
    let siblings = try index.siblings(of: article) + candidates.filter { $0.feed == article.feed }
    article.sketch = article.sketch.marking(recurrence(of: article, among: siblings))
  }
  var accepted: [(candidate: Candidate, judgement: LineageJudgement)] = []
  for candidate in candidates.prefix(Candidate.maximumCount)
  where candidate.isPlaced && candidate.id != article.id {
    let judgement = LineageJudgement(article, candidate)
    if judgement.isSameText { accepted.append((candidate, judgement)) }
  }
  // Of equals the oldest, so that the order of candidates means nothing.
  accepted.sort {
    ($1.judgement.evidence, $0.candidate.id) < ($0.judgement.evidence, $1.candidate.id)
  }
  var matches: [LineageAssignment.Match] = []
  for (candidate, judgement) in accepted
  where !matches.contains(where: { $0.lineage == candidate.lineage }) {
    guard try holds(article, besides: candidate, in: index) else { continue }
    matches.append(LineageAssignment.Match(candidate, judgement))
  }
  return LineageAssignment(matches: matches, recurrence: article.sketch.recurrence)
}

/// Whether an article that is like a member of a lineage is like the lineage.
private func holds<Index: CandidateIndex>(
  _ article: Candidate, besides member: Candidate, in index: Index
) throws(Index.Failure) -> Bool {
  let others = try index.representatives(of: member.lineage)
  if others.isEmpty || others.contains(where: { $0.id == member.id }) { return true }
  return others.contains { LineageJudgement(article, $0, leniency: 0.2).isSameText }
}

/// Counts for each fingerprint the other lineages of the feed that have it.
private func recurrence(of article: Candidate, among siblings: [Candidate]) -> [UInt8] {
  let fingerprints = article.sketch.fingerprints[...]
  var counts: [UInt8] = []
  var lastLineage: [Int64] = []
  for sibling in siblings.sorted(by: { $0.lineage < $1.lineage })
  where sibling.id != article.id && sibling.lineage != article.lineage {
    SortedHashes.forEachShared(fingerprints, sibling.sketch.fingerprints[...]) { position, _ in
      if counts.isEmpty {
        counts = Array(repeating: 0, count: fingerprints.count)
        lastLineage = Array(repeating: article.lineage, count: fingerprints.count)
      }
      guard lastLineage[position] != sibling.lineage else { return }
      lastLineage[position] = sibling.lineage
      counts[position] = min(counts[position], .max - 1) + 1
    }
  }
  return counts
}

extension LineageJudgement {
  /// Compares two articles.
  fileprivate init(_ article: Candidate, _ other: Candidate, leniency: Double = 0) {
    var days = 0.0
    if let one = article.published?.secondsSinceEpoch,
      let two = other.published?.secondsSinceEpoch
    {
      days = abs(Double(one) - Double(two)) / 86_400
    }
    self.init(
      article.sketch, other.sketch, isSameFeed: article.feed != nil && article.feed == other.feed,
      days: days, leniency: leniency)
  }
}

extension LineageAssignment.Match {
  fileprivate init(_ candidate: Candidate, _ judgement: LineageJudgement) {
    article = candidate.id
    lineage = candidate.lineage
    let agreement = judgement.agreement
    score = agreement.containment
    why =
      "containment \(twoDigits(agreement.containment)),"
      + " resemblance \(twoDigits(agreement.resemblance)),"
      + " title \(twoDigits(agreement.titleOverlap)) of article \(candidate.id)"
  }
}

/// A share from 0 to 1 with two digits after the point.
public func twoDigits(_ share: Double) -> String {
  let hundredths = Int((share * 100).rounded())
  return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
}
