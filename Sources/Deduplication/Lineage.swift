/// Where an article belongs, and why.
public struct LineageAssignment: Hashable, Sendable {
  /// The lineage it joins; nil when it begins one of its own.
  public var lineage: Int64?
  /// How alike it is to what it joined, 0 to 1.
  public var score: Double
  /// A short reason, `containment 0.83 of article 17`.
  public var why: String

  /// A decision with its reason.
  public init(lineage: Int64?, score: Double, why: String) {
    self.lineage = lineage
    self.score = score
    self.why = why
  }
}

/// Decides which lineage an article joins; bounded by the index's 64 candidates.
///
/// `feed` is the feed that the article came with: a feed's own articles must agree more, for many
/// feeds fill one form again and again, with other figures.
public func assignLineage(
  of sketch: Sketch, feed: Int64? = nil, in index: some CandidateIndex
) throws -> LineageAssignment {
  var best: (candidate: Candidate, score: Double)?
  for candidate in try index.candidates(for: sketch).prefix(Candidate.maximumCount) {
    let bar = LineageBar(
      isShort: min(sketch.tokenCount, candidate.sketch.tokenCount) < LineageBar.shortTokenCount,
      isSameFeed: feed != nil && feed == candidate.feed)
    let agreement = sketch.agreement(with: candidate.sketch)
    guard bar.accepts(agreement) else { continue }
    let score = agreement.containment
    // Of equals the oldest is taken, so that the order of candidates means nothing.
    if let best, (best.score, candidate.id) >= (score, best.candidate.id) { continue }
    best = (candidate, score)
  }
  guard let best else {
    return LineageAssignment(lineage: nil, score: 0, why: "no article shares its text")
  }
  let hundredths = Int((best.score * 100).rounded())
  let figure = "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
  return LineageAssignment(
    lineage: best.candidate.lineage, score: best.score,
    why: "containment \(figure) of article \(best.candidate.id)")
}

/// How much two articles must agree to be one text.
private struct LineageBar {
  /// Shorter texts have fewer than a dozen shingles, and the sample tells too little.
  static let shortTokenCount = 15

  var containment: Double
  var resemblance: Double
  var titleOverlap: Double
  /// Whether resemblance or title is enough beside containment, or both are wanted.
  var needsBoth: Bool

  init(isShort: Bool, isSameFeed: Bool) {
    (containment, resemblance, titleOverlap, needsBoth) =
      switch (isShort, isSameFeed) {
      case (false, false): (0.45, 0.3, 0.5, false)
      case (false, true): (0.8, 0.65, 0.7, true)
      case (true, false): (0.8, 0.8, 0.8, true)
      case (true, true): (1, 1, 1, true)
      }
  }

  func accepts(_ agreement: Sketch.Agreement) -> Bool {
    let isAlike = agreement.resemblance >= resemblance
    let hasTitle = agreement.titleOverlap >= titleOverlap
    return agreement.containment >= containment
      && (needsBoth ? isAlike && hasTitle : isAlike || hasTitle)
  }
}
