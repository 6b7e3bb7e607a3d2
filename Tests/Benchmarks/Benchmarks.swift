import Foundation
import Storage

/// Reports what the stages cost on this machine; it never fails for being slow.
///
/// `Benchmarks rest PROGRAM` watches the daemon of a built Winnow instead, and
/// `Benchmarks placement [COUNT]` fills a store with 500,000 articles, `Benchmarks search [COUNT]`
/// searches one of 200,000 while polls write; `Benchmarks fill FILE COUNT` leaves one for the
/// program to be tried on.
@main
struct Benchmarks {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "rest", let program = arguments.dropFirst().first {
      try await RestBenchmark(program: URL(fileURLWithPath: program)).run()
    } else if arguments.first == "placement" {
      let count = arguments.dropFirst().first.flatMap(Int.init) ?? 500_000
      try await PlacementBenchmark(articleCount: count).run()
    } else if arguments.first == "search" {
      let count = arguments.dropFirst().first.flatMap(Int.init) ?? 200_000
      try await SearchBenchmark(articleCount: count).run()
    } else if arguments.first == "fill", arguments.count == 3 {
      let (path, count) = (arguments.dropFirst().first ?? "", Int(arguments.last ?? "") ?? 0)
      let sample = try await SampleStore(
        at: path, feedCount: 100, wordsPerArticle: 400, isPlaced: true)
      try await sample.fill(0..<count)
      await sample.store.close()
    } else {
      await HTMLBenchmark().run()
      try await StorageBenchmark().run()
    }
  }
}
