import WebText

/// A value of JSON as a tree, for what has no fixed shape.
indirect enum LinkedValue {
  case text(String)
  case list([LinkedValue])
  case object([(name: String, value: LinkedValue)])
  case nothing

  /// More values than these, and what is deeper, is left out.
  private static let mostValues = 4_000
  private static let greatestDepth = 12

  /// Reads a text of JSON as far as it is one.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> LinkedValue {
    var reader = JSONReader(bytes)
    var budget = mostValues
    do {
      return try read(from: &reader, depth: 0, &budget)
    } catch {
      return .nothing
    }
  }

  private static func read(
    from reader: inout JSONReader, depth: Int, _ budget: inout Int
  ) throws(JSONReader.Failure) -> LinkedValue {
    budget -= 1
    guard budget > 0, depth < greatestDepth else {
      try reader.skip()
      return .nothing
    }
    switch try reader.nextKind() {
    case .string, .number: return try reader.string().map { .text($0) } ?? .nothing
    case .literal: return try reader.truth().map { .text($0 ? "true" : "false") } ?? .nothing
    case .array:
      var values: [LinkedValue] = []
      try reader.array { (reader) throws(JSONReader.Failure) in
        values.append(try read(from: &reader, depth: depth + 1, &budget))
      }
      return .list(values)
    case .object:
      var members: [(name: String, value: LinkedValue)] = []
      try reader.object { (reader, name) throws(JSONReader.Failure) in
        members.append((name, try read(from: &reader, depth: depth + 1, &budget)))
      }
      return .object(members)
    }
  }

  /// The value of a member, nil for what is no object or does not have it.
  subscript(name: String) -> LinkedValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The value as a text: its first one where it is a list.
  var text: String? {
    switch self {
    case .text(let text): text
    case .list(let values): values.lazy.compactMap(\.text).first
    case .object, .nothing: nil
    }
  }

  /// The values one by one, whether it is a list or not.
  var values: [LinkedValue] {
    switch self {
    case .list(let values): values
    case .nothing: []
    default: [self]
    }
  }
}
