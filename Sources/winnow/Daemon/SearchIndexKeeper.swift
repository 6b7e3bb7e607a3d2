import Logging
import Storage
import Vocabulary

/// Brings a search index that an older version wrote into today's form, between the polls.
struct SearchIndexKeeper: Sendable {
  /// How long others may write between two steps.
  private static let pause = Duration.milliseconds(200)
  /// How many steps follow a poll from the command line.
  private static let stepsAfterPoll = 20

  let store: Store
  let time: any TimeSource

  /// Keeps at it until nothing is left to do or the task is cancelled.
  func keep(_ logger: Logger) async {
    do {
      while try await store.improveSearchIndex() { try await time.sleep(for: Self.pause) }
    } catch is CancellationError {
      return
    } catch {
      logger.warning(
        "the search index could not be brought up to date",
        metadata: ["reason": "\(FailureMessage(error).message)"])
    }
  }

  /// Some steps after a poll; the rest is left to the next one.
  func improveAfterPoll() async throws {
    for _ in 0..<Self.stepsAfterPoll {
      guard try await store.improveSearchIndex() else { return }
    }
  }
}
