import GRDB

/// Prepared once a connection, run many times; the values go in as arguments, never as SQL.
extension Database {
  /// Runs a statement that gives nothing back.
  func run(_ sql: String, _ arguments: Arguments = []) throws {
    try cachedStatement(sql: sql).execute(arguments: StatementArguments(bindable: arguments))
  }

  /// All rows of a statement.
  func rows(_ sql: String, _ arguments: Arguments = []) throws -> [Row] {
    try Row.fetchAll(
      cachedStatement(sql: sql), arguments: StatementArguments(bindable: arguments))
  }

  /// What the rows of a statement are turned into, one by one; a row is gone after its turn.
  func map<Value>(
    _ sql: String, _ arguments: Arguments = [], _ transform: (Row) throws -> Value
  ) throws -> [Value] {
    let rows = try Row.fetchCursor(
      cachedStatement(sql: sql), arguments: StatementArguments(bindable: arguments))
    var values: [Value] = []
    while let row = try rows.next() { values.append(try transform(row)) }
    return values
  }

  /// The first row of a statement.
  func row(_ sql: String, _ arguments: Arguments = []) throws -> Row? {
    try Row.fetchOne(
      cachedStatement(sql: sql), arguments: StatementArguments(bindable: arguments))
  }

  /// The first column of all rows.
  func values<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ sql: String, _ arguments: Arguments = []
  ) throws -> [Value] {
    try Value.fetchAll(
      cachedStatement(sql: sql), arguments: StatementArguments(bindable: arguments))
  }

  /// The first column of the first row; nil when there is none or it is null.
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ sql: String, _ arguments: Arguments = []
  ) throws -> Value? {
    try Value.fetchOne(
      cachedStatement(sql: sql), arguments: StatementArguments(bindable: arguments))
  }

  /// The number in the first column of the first row; nil when there is none or it is null.
  func value<Value: NumberColumn>(_ sql: String, _ arguments: Arguments = []) throws -> Value? {
    let number: Int64? = try value(sql, arguments)
    return number.map(Value.init(column:))
  }
}

extension StatementArguments {
  fileprivate init(bindable arguments: Arguments) {
    // As existentials: for values of one type the library makes a key path at each call, which took
    // longer than most of the statements; and in an array, for it walks no other sequence as fast.
    let values: [(any DatabaseValueConvertible)?] = arguments.map { $0?.databaseValue }
    self.init(values)
  }
}
