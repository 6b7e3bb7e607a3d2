/// Reports what the stages cost on this machine; it never fails for being slow.
@main
struct Benchmarks {
  static func main() async throws {
    try await StorageBenchmark().run()
  }
}
