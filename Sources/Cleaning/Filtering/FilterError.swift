/// What is wrong with an expression, and where.
public struct FilterError: Error, Hashable, Sendable {
  /// The column, from 1, counted in Unicode scalars.
  public var column: Int
  /// What stands there and what was expected.
  public var message: String
  /// The word that was perhaps meant.
  public var nearest: String?

  /// A fault at a column.
  public init(column: Int, message: String, nearest: String? = nil) {
    self.column = column
    self.message = message
    self.nearest = nearest
  }
}

extension FilterError: CustomStringConvertible {
  /// The place and the fault in one sentence.
  public var description: String { "column \(column): \(message)" }
}
