import Digests
import Fetching
import Logging
import Storage
import Vocabulary

/// Shows the daemon's figures: in a file that is written anew each minute, and at an address.
struct MetricsKeeper: Sendable {
  private static let interval = Duration.seconds(60)

  let store: Store
  let databasePath: String
  let fetcher: Fetcher
  let settings: MetricsSettings
  let logger: Logger
  let time: any TimeSource

  /// Keeps at it until the task is cancelled.
  func keep() async {
    await withDiscardingTaskGroup { tasks in
      if let file = settings.file.value { tasks.addTask { await write(to: file) } }
      if let address = settings.listen.value { tasks.addTask { await listen(at: address) } }
    }
  }

  private var text: String {
    get async throws {
      try await Metrics(
        of: store, at: databasePath, now: time.now, transfers: await fetcher.figures
      ).text
    }
  }

  private func write(to file: String) async {
    while !Task.isCancelled {
      do {
        try MetricsFile(path: file).write(try await text)
      } catch {
        logger.warning(
          "metrics could not be written", metadata: ["reason": "\(FailureMessage(error).message)"])
      }
      do { try await time.sleep(for: Self.interval) } catch { return }
    }
  }

  private func listen(at address: LoopbackAddress) async {
    do {
      let listener = try MetricsListener(at: address, time: time)
      await listener.serve { try await text }
    } catch {
      logger.error(
        "metrics are not shown", metadata: ["reason": "\(FailureMessage(error).message)"])
    }
  }
}
