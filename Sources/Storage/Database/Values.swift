import Foundation
import GRDB
import Vocabulary
import WebText

/// What a statement takes as an argument.
protocol Bindable: Sendable {
  /// The value as SQLite has it.
  var databaseValue: DatabaseValue { get }
}

/// A word of the other modules that stands in a column as a whole number.
///
/// The columns are `INTEGER` in `STRICT` tables, so reading one cannot fail; the protocol is ours
/// because conformances to the library's would be part of the module's public face.
protocol NumberColumn: Bindable {
  /// The value of a column.
  init(column: Int64)
}

/// The arguments of a statement, in order.
typealias Arguments = [(any Bindable)?]

extension Int: Bindable {}
extension Int32: Bindable {}
extension Int64: Bindable {}
extension Double: Bindable {}
extension Bool: Bindable {}
extension String: Bindable {}
extension Data: Bindable {}

extension FeedID: NumberColumn {
  init(column: Int64) { self.init(rawValue: column) }
  var databaseValue: DatabaseValue { rawValue.databaseValue }
}

extension ArticleID: NumberColumn {
  init(column: Int64) { self.init(rawValue: column) }
  var databaseValue: DatabaseValue { rawValue.databaseValue }
}

extension StoryID: NumberColumn {
  init(column: Int64) { self.init(rawValue: column) }
  var databaseValue: DatabaseValue { rawValue.databaseValue }
}

extension RuleID: NumberColumn {
  init(column: Int64) { self.init(rawValue: column) }
  var databaseValue: DatabaseValue { rawValue.databaseValue }
}

extension Timestamp: NumberColumn {
  init(column: Int64) { self.init(secondsSinceEpoch: column) }
  var databaseValue: DatabaseValue { secondsSinceEpoch.databaseValue }
}

extension Row {
  /// A number of a column that is never null.
  subscript<Value: NumberColumn>(_ name: String) -> Value { Value(column: self[name] as Int64) }

  /// A number of a column; nil where it is null.
  subscript<Value: NumberColumn>(_ name: String) -> Value? {
    (self[name] as Int64?).map(Value.init(column:))
  }

  /// A number of a column that is never null.
  subscript<Value: NumberColumn>(_ index: Int) -> Value { Value(column: self[index] as Int64) }

  /// A number of a column; nil where it is null.
  subscript<Value: NumberColumn>(_ index: Int) -> Value? {
    (self[index] as Int64?).map(Value.init(column:))
  }
}

extension StableHash: Bindable {
  /// How many bytes a hash has in the store.
  static let byteCount = 16

  /// The bytes as they stand in the store, the high half first.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(StableHash.byteCount)
    for half in [high, low] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: half >> shift))
      }
    }
    return bytes
  }

  var databaseValue: DatabaseValue { Data(bytes).databaseValue }

  /// Reads what was bound; nil for null and for anything that is no hash.
  init?(column: Data?) {
    guard let column, column.count == StableHash.byteCount else { return nil }
    func number(_ bytes: Data) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
    self.init(high: number(column.prefix(8)), low: number(column.suffix(8)))
  }
}
