import Foundation

/// Reports what the stages cost on this machine; it never fails for being slow.
///
/// `Benchmarks rest PROGRAM` watches the daemon of a built Winnow instead.
@main
struct Benchmarks {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "rest", let program = arguments.dropFirst().first {
      try await RestBenchmark(program: URL(fileURLWithPath: program)).run()
    } else {
      await HTMLBenchmark().run()
      try await StorageBenchmark().run()
    }
  }
}
