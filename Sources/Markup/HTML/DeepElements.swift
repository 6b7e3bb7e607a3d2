/// The elements that were left out because they would be too deep, so that their end tags close
/// nothing else.
struct DeepElements {
  private var counts: [Int32: Int] = [:]
  private var depth = 0
  private(set) var isEmpty = true

  mutating func leaveOut(_ name: NameNumber, at depth: Int) {
    self.depth = depth
    counts[name.value, default: 0] += 1
    isEmpty = false
  }

  /// Whether an end tag is that of an element which was left out.
  ///
  /// Once something has been closed, which is which can no longer be told.
  mutating func takeEnd(of name: NameNumber, at depth: Int) -> Bool {
    guard depth >= self.depth else {
      counts = [:]
      isEmpty = true
      return false
    }
    guard let count = counts[name.value], count > 0 else { return false }
    counts[name.value] = count - 1
    return true
  }
}
