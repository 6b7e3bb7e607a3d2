import ArgumentParser
import Storage
import Vocabulary

/// `winnow metrics`.
struct MetricsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics",
    abstract: "Prints figures for monitoring, as OpenMetrics text.",
    discussion: """
      A file is replaced as a whole, for the textfile collector of node_exporter. The
      daemon does that by itself where [metrics] of the configuration names a file,
      and answers HTTP at a loopback address that it names.

      Examples:
        winnow metrics
        winnow metrics --output /var/lib/prometheus/node-exporter/winnow.prom
      """
  )

  @Option(help: ArgumentHelp("The file to replace.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let store = try global.openStore()
    let metrics = try await Metrics(
      of: store, at: try global.databasePath, now: SystemTime().now, transfers: nil)
    await store.close()
    if let output, output != "-" {
      try MetricsFile(path: output).write(metrics.text)
    } else {
      var standardOutput = StandardOutput()
      try standardOutput.write(metrics.text)
      try standardOutput.flush()
    }
  }
}
