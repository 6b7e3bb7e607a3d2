/// Which elements of one sequence are gone in another, and which of the other are new.
///
/// E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986) §4b: the
/// middle of a shortest script is looked for from both ends, and each half is solved alone, so that
/// memory stays linear. Where two parts have so little in common that the search would not end
/// soon, it is cut off at the furthest point reached: the script is then a little longer than the
/// shortest, and the time at most `effort` for each element.
struct EditScript {
  /// Whether each element of the old sequence is gone.
  private(set) var isRemoved: [Bool]
  /// Whether each element of the new sequence is new.
  private(set) var isAdded: [Bool]

  /// A part of both sequences whose script is still to be found.
  private struct Box {
    var old: Range<Int>
    var new: Range<Int>
  }

  private let old: [Int32]
  private let new: [Int32]
  /// How far along the old sequence each diagonal (place in the old less place in the new) was
  /// reached from the beginning of a box and from its end.
  private var forward: [Int]
  private var backward: [Int]
  /// Where diagonal 0 stands in them.
  private let origin: Int
  private let effort: Int

  /// Finds a script; elements are equal when their numbers are.
  init(from old: [Int32], to new: [Int32], effort: Int = Limits.editEffort) {
    self.old = old
    self.new = new
    self.effort = effort
    isRemoved = Array(repeating: false, count: old.count)
    isAdded = Array(repeating: false, count: new.count)
    forward = Array(repeating: 0, count: old.count + new.count + 3)
    backward = forward
    origin = new.count + 1
    var open = [Box(old: 0..<old.count, new: 0..<new.count)]
    while let box = open.popLast() { solve(trimmed(box), &open) }
  }

  /// A box without what both its parts begin and end with.
  private func trimmed(_ box: Box) -> Box {
    var (start, newStart) = (box.old.lowerBound, box.new.lowerBound)
    var (end, newEnd) = (box.old.upperBound, box.new.upperBound)
    while start < end, newStart < newEnd, old[start] == new[newStart] {
      start += 1
      newStart += 1
    }
    while start < end, newStart < newEnd, old[end - 1] == new[newEnd - 1] {
      end -= 1
      newEnd -= 1
    }
    return Box(old: start..<end, new: newStart..<newEnd)
  }

  private mutating func solve(_ box: Box, _ open: inout [Box]) {
    guard !box.old.isEmpty, !box.new.isEmpty else {
      for position in box.old { isRemoved[position] = true }
      for position in box.new { isAdded[position] = true }
      return
    }
    let (x, y) = middle(of: box)
    open.append(Box(old: box.old.lowerBound..<x, new: box.new.lowerBound..<y))
    open.append(Box(old: x..<box.old.upperBound, new: y..<box.new.upperBound))
  }

  /// A point on a shortest script of a box, or near one.
  private mutating func middle(of box: Box) -> (x: Int, y: Int) {
    let first = box.old.lowerBound - box.new.lowerBound
    let last = box.old.upperBound - box.new.upperBound
    let isOdd = (first - last) % 2 != 0
    var ahead = first...first
    var behind = last...last
    forward[origin + first] = box.old.lowerBound
    backward[origin + last] = box.old.upperBound
    for _ in 0..<effort {
      ahead = widened(ahead, in: box, outside: -1, &forward)
      for diagonal in stride(from: ahead.upperBound, through: ahead.lowerBound, by: -2) {
        let x = advance(on: diagonal, in: box)
        if isOdd, behind.contains(diagonal), backward[origin + diagonal] <= x {
          return (x, x - diagonal)
        }
      }
      behind = widened(behind, in: box, outside: .max, &backward)
      for diagonal in stride(from: behind.upperBound, through: behind.lowerBound, by: -2) {
        let x = retreat(on: diagonal, in: box)
        if !isOdd, ahead.contains(diagonal), x <= forward[origin + diagonal] {
          return (x, x - diagonal)
        }
      }
    }
    return furthest(ahead, behind, in: box)
  }

  /// The diagonals one step further out, where the box has them; beside them nothing was reached.
  private func widened(
    _ diagonals: ClosedRange<Int>, in box: Box, outside: Int, _ reached: inout [Int]
  ) -> ClosedRange<Int> {
    var (low, high) = (diagonals.lowerBound, diagonals.upperBound)
    if low > box.old.lowerBound - box.new.upperBound {
      low -= 1
      reached[origin + low - 1] = outside
    } else {
      low += 1
    }
    if high < box.old.upperBound - box.new.lowerBound {
      high += 1
      reached[origin + high + 1] = outside
    } else {
      high -= 1
    }
    return low...max(low, high)
  }

  /// Takes one step onto a diagonal from the better neighbour, and as many along it as are free.
  private mutating func advance(on diagonal: Int, in box: Box) -> Int {
    let (below, above) = (forward[origin + diagonal - 1], forward[origin + diagonal + 1])
    var x = below < above ? above : below + 1
    while x < box.old.upperBound, x - diagonal < box.new.upperBound, old[x] == new[x - diagonal] {
      x += 1
    }
    forward[origin + diagonal] = x
    return x
  }

  private mutating func retreat(on diagonal: Int, in box: Box) -> Int {
    let (below, above) = (backward[origin + diagonal - 1], backward[origin + diagonal + 1])
    var x = below < above ? below : above - 1
    while x > box.old.lowerBound, x - diagonal > box.new.lowerBound,
      old[x - 1] == new[x - diagonal - 1]
    {
      x -= 1
    }
    backward[origin + diagonal] = x
    return x
  }

  /// Of all points that were reached from either end, the one furthest from that end.
  private func furthest(
    _ ahead: ClosedRange<Int>, _ behind: ClosedRange<Int>, in box: Box
  ) -> (x: Int, y: Int) {
    var best = (x: box.old.lowerBound, y: box.new.lowerBound, gain: -1)
    for diagonal in stride(from: ahead.lowerBound, through: ahead.upperBound, by: 2) {
      var x = min(forward[origin + diagonal], box.old.upperBound)
      x = min(x, box.new.upperBound + diagonal)
      let gain = 2 * x - diagonal - box.old.lowerBound - box.new.lowerBound
      if gain > best.gain { best = (x, x - diagonal, gain) }
    }
    for diagonal in stride(from: behind.lowerBound, through: behind.upperBound, by: 2) {
      var x = max(backward[origin + diagonal], box.old.lowerBound)
      x = max(x, box.new.lowerBound + diagonal)
      let gain = box.old.upperBound + box.new.upperBound - 2 * x + diagonal
      if gain > best.gain { best = (x, x - diagonal, gain) }
    }
    return (best.x, best.y)
  }
}
