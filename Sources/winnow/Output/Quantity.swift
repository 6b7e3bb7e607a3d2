/// Numbers of things, as people say them.
enum Quantity {
  /// A number with its noun: `1 feed`, `0 feeds`, `2 feeds`.
  static func of(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)" + (count == 1 ? "" : "s")
  }
}
