/// The word that was perhaps meant.
enum NearestName {
  /// The candidate with the smallest edit distance; nil when none is near.
  ///
  /// Near is a third of the letters wrong at the most; the first candidate wins a draw.
  static func of(_ word: String, among candidates: [String]) -> String? {
    let word = Array(word.lowercased().utf8)
    let limit = max(1, word.count / 3)
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = editDistance(word, Array(candidate.lowercased().utf8))
      guard distance <= limit, distance < best?.distance ?? .max else { continue }
      best = (candidate, distance)
    }
    return best?.name
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var line = [row + 1]
      line.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var cost = min(
          last[column + 1] + 1, line[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        line.append(cost)
      }
      (beforeLast, last) = (last, line)
    }
    return last[right.count]
  }
}
