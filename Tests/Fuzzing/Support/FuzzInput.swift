/// What libFuzzer hands to a target, and what a target may say of it.
public enum FuzzInput {
  /// A copy of the fuzzer's bytes that lives as long as the caller wants.
  public static func bytes(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// Ends the run with a finding when a claim does not hold.
  ///
  /// The fuzzer then writes the input to a file, which `FuzzX FILE` tries again.
  public static func expect(
    _ holds: Bool, _ claim: @autoclosure () -> String, line: UInt = #line
  ) {
    if !holds { fatalError("does not hold: \(claim())", line: line) }
  }
}
