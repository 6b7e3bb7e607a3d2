/// Finds the names that a mistyped one may have meant.
struct NearestNames {
  private let wanted: [Unicode.Scalar]

  /// Looks for what is like this name.
  init(to name: String) { wanted = NearestNames.folded(name) }

  /// The nearest names, best first, none that differs in more than a third of its length.
  func pick(_ count: Int, from names: [String]) -> [String] {
    let rated = names.enumerated().compactMap { position, name -> (Int, Int, String)? in
      let distance = self.distance(to: name)
      let allowed = max(1, wanted.count / 3)
      return distance <= allowed ? (distance, position, name) : nil
    }
    return rated.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(count).map { $0.2 }
  }

  /// The edits (Levenshtein) to the beginning of a name that is as long as what was typed.
  private func distance(to name: String) -> Int {
    let candidate = NearestNames.folded(name).prefix(wanted.count + 1)
    var previous = Array(0...candidate.count)
    for (row, typed) in wanted.enumerated() {
      var current = [row + 1]
      for (column, scalar) in candidate.enumerated() {
        let replaced = previous[column] + (scalar == typed ? 0 : 1)
        current.append(min(replaced, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous.min() ?? wanted.count
  }

  /// Lower case, and no longer than a title needs to be told from another.
  private static func folded(_ name: String) -> [Unicode.Scalar] {
    Array(name.lowercased().unicodeScalars.prefix(64))
  }
}
