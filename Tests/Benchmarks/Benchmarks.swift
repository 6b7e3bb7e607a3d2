/// Reports what the stages cost on this machine; it never fails for being slow.
@main
struct Benchmarks {
  static func main() async throws {
    await HTMLBenchmark().run()
    try await StorageBenchmark().run()
  }
}
