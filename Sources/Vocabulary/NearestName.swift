/// The word that was perhaps meant.
package enum NearestName {
  /// The candidate with the smallest edit distance; nil when none is near.
  package static func of(_ word: String, among candidates: [String]) -> String? {
    ranked(word, among: candidates, limit: 1).first
  }

  /// The candidates that are near, the nearest first; the earlier candidate wins a draw.
  ///
  /// Near is a third of the letters wrong at the most, in the whole candidate or in a beginning of
  /// it that is as long as the word: titles are named by their beginning.
  package static func ranked(
    _ word: String, among candidates: [String], limit: Int
  ) -> [String] {
    // Titles may be of any length; this much tells them apart.
    let word = Array(word.lowercased().utf8.prefix(128))
    let near = candidates.enumerated().compactMap { position, name -> (Int, Int, String)? in
      let letters = Array(name.lowercased().utf8.prefix(128))
      let distance = min(
        editDistance(word, letters), editDistance(word, Array(letters.prefix(word.count))))
      return distance <= max(1, word.count / 3) ? (distance, position, name) : nil
    }
    return near.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.prefix(limit).map { $0.2 }
  }

  /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
  package static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
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
