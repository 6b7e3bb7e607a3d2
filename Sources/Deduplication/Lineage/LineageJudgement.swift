/// Whether two texts are one, republished or edited, and how sure that is.
///
/// The shares are weighed together, for none of them decides alone: a summary resembles its article
/// little and has its title; a text under another headline is contained whole; an edited one has
/// something of each. Found by a logistic regression over labelled pairs, and rounded.
struct LineageJudgement {
  /// What the two have in common.
  let agreement: SketchAgreement
  /// The evidence, from 0 to 1.9.
  let evidence: Double
  /// Whether the texts are one.
  let isSameText: Bool

  /// Compares two articles.
  ///
  /// `days` is the time between them, 0 where it is unknown. With `leniency` less evidence is
  /// enough, but not fewer conditions.
  init(
    _ one: Sketch, _ other: Sketch, isSameFeed: Bool, days: Double, leniency: Double = 0
  ) {
    agreement = SketchAgreement(one, other)
    evidence =
      agreement.containment + 0.3 * agreement.resemblance + 0.6 * agreement.titleOverlap
      - 0.15 * min(max(0, days - 1), 3)
    isSameText =
      evidence >= Self.bar - leniency && Self.isEnough(agreement)
      && (isSameFeed
        ? Self.isRepeat(agreement, days: days) : days <= Self.longestGapInDays)
  }

  private static let bar = 0.93
  /// Cross-feed copies come within a month; what is older is compared with nothing.
  private static let longestGapInDays = 30.0

  /// What every pair must fulfil.
  private static func isEnough(_ agreement: SketchAgreement) -> Bool {
    guard agreement.containment >= 0.3 else { return false }
    // Else a digest of many articles would be one with each of them.
    guard agreement.resemblance >= 0.3 || agreement.titleOverlap >= 0.4 else { return false }
    let isAlike = agreement.resemblance >= 0.8
    guard agreement.sharedCount >= 3 || isAlike else { return false }
    if agreement.ownShingleCount >= 12 { return true }
    // A few words that many articles have are the same text only under the same title.
    guard agreement.hasTitle else { return isAlike }
    return agreement.salientAgreement >= 0.9
      && agreement.titleOverlap >= (isAlike ? 0.7 : 0.95)
  }

  /// Within one feed: a form filled anew has other numbers and names, a text sent again has not.
  private static func isRepeat(_ agreement: SketchAgreement, days: Double) -> Bool {
    if agreement.containment > 0.98, days < 1, agreement.titleOverlap > 0.4 { return true }
    let isLate = days > 2.5
    if isLate, agreement.containment < 0.9 { return false }
    let isForm = agreement.ownShare < 0.5
    guard agreement.salientAgreement >= (isLate || isForm ? 0.95 : 0.6) else { return false }
    return agreement.titleOverlap >= 0.3 || agreement.containment > 0.9
  }
}
