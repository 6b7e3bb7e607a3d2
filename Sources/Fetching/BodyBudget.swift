/// How many bytes of bodies are held in all, and who may go on receiving when there are too many.
///
/// The transfer that has received longest is never held back, so there is always one that drains.
struct BodyBudget {
  private let limit: Int
  private var receiving: [UInt64: Int] = [:]

  /// The bytes held.
  private(set) var heldByteCount = 0

  /// A budget of so many bytes.
  init(limit: Int = Limits.heldByteCount) { self.limit = limit }

  /// Whether more is held than should be: nobody else begins then.
  var isExceeded: Bool { heldByteCount > limit }

  /// Whether a transfer may receive; numbers grow with the time at which transfers began.
  func mayReceive(_ number: UInt64) -> Bool {
    !isExceeded || receiving.keys.min().map { number <= $0 } ?? true
  }

  /// A transfer holds so many bytes by now.
  mutating func update(_ number: UInt64, byteCount: Int) {
    heldByteCount += byteCount - (receiving.updateValue(byteCount, forKey: number) ?? 0)
  }

  /// A transfer is over and its body has been given away.
  mutating func release(_ number: UInt64) {
    heldByteCount -= receiving.removeValue(forKey: number) ?? 0
  }
}
