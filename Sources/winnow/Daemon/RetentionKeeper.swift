import Logging
import Storage
import Vocabulary

/// Purges what is beyond what is kept, in small steps between the polls.
struct RetentionKeeper: Sendable {
  /// How long a look at what has to go is enough for.
  private static let interval = Duration.seconds(3_600)
  /// How long others may write between two steps.
  private static let pause = Duration.milliseconds(200)
  /// How many steps follow a poll from the command line.
  private static let stepsAfterPoll = 20

  let store: Store
  let retention: Retention
  let time: any TimeSource

  /// Keeps at it until the task is cancelled.
  func keep(_ logger: Logger) async {
    while !Task.isCancelled {
      do {
        let count = try await purge(steps: .max, pause: Self.pause)
        if count > 0 { logger.info("purged", metadata: ["articles": "\(count)"]) }
        try await time.sleep(for: Self.interval)
      } catch is CancellationError {
        return
      } catch {
        logger.warning(
          "old articles could not be purged",
          metadata: ["reason": "\(FailureMessage(error).message)"])
        do { try await time.sleep(for: Self.interval) } catch { return }
      }
    }
  }

  /// Purges after a poll and returns how many articles went; the rest is left to the next one.
  func purgeAfterPoll() async throws -> Int {
    try await purge(steps: Self.stepsAfterPoll, pause: .zero)
  }

  private func purge(steps: Int, pause: Duration) async throws -> Int {
    var count = 0
    for _ in 0..<steps {
      let report = try await store.purge(beyond: retention)
      count += report.removedCount
      guard report.isMore else { break }
      if pause > .zero { try await time.sleep(for: pause) }
    }
    return count
  }
}
