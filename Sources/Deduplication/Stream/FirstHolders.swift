/// Which article was the first with a key, among those that are still known.
struct FirstHolders {
  private var numbers: [UInt64: Int] = [:]

  /// The article that has a key already; else the key is this one's.
  mutating func holder(of key: UInt64, orElse number: Int, notBefore oldest: Int) -> Int? {
    if let holder = numbers[key], holder >= oldest { return holder }
    numbers[key] = number
    if numbers.count > 2 * (number - oldest + Limits.articlesInMemory / 2) {
      numbers = numbers.filter { $0.value >= oldest }
    }
    return nil
  }
}
