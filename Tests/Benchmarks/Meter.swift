import Glibc

/// Measures what a piece of work costs and prints it on a line.
enum Meter {
  /// Runs work on a number of things, and prints its seconds and the things a second of CPU time.
  static func measure<Value>(
    _ name: String, count: Int, of things: String, _ work: () async throws -> Value
  ) async rethrows -> Value {
    let (cpu, wall) = (seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC))
    let value = try await work()
    let spent = max(seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu, 1e-6)
    let lasted = seconds(CLOCK_MONOTONIC) - wall
    report(
      "\(name): \(rounded(spent)) s CPU, \(rounded(lasted)) s, "
        + "\(Int(Double(count) / spent)) \(things) a CPU second")
    return value
  }

  /// Prints a line at once, also in a pipe: what takes minutes shows how far it is.
  static func report(_ line: String) {
    print(line)
    fflush(nil)
  }

  /// What a clock shows.
  static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func rounded(_ seconds: Double) -> Double { (seconds * 1_000).rounded() / 1_000 }
}
