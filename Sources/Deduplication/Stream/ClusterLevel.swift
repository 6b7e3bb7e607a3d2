/// What the articles of a cluster have in common.
public enum ClusterLevel: String, Sendable, CaseIterable {
  /// The same text, republished or edited.
  case lineage
  /// One event, told in different texts.
  case story
}
