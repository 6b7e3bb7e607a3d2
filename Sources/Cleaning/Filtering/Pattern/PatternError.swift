/// What is wrong with a pattern, and where.
struct PatternError: Error, Hashable {
  /// The number of scalars before it.
  var offset: Int
  /// What stands there and what is meant to.
  var message: String
}
