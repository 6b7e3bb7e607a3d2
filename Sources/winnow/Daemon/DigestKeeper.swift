import Digests
import Logging
import Storage
import Vocabulary

/// Makes the digests that have a schedule, and tries again to deliver what waits.
///
/// One that is made by a timer of the system or by hand as well is not told twice: an issue is made
/// once, and one process at a time delivers it.
struct DigestKeeper: Sendable {
  let store: Store
  let configuration: Configuration
  let logger: Logger
  let time: any TimeSource

  /// How long is slept at most: another process may have defined a digest meanwhile.
  private static let longestSleep = Duration.seconds(60)
  /// No schedule sets a time further away; one that is comes from a clock that has moved.
  private static let farthestRun = Duration.seconds(8 * 86_400)

  /// Keeps at it until the task is cancelled.
  func keep() async {
    let press: DigestPress
    do {
      press = try DigestPress(store: store, configuration: configuration, time: time)
    } catch {
      return logger.error(
        "no digests are made", metadata: ["reason": "\(FailureMessage(error).message)"])
    }
    while !Task.isCancelled {
      do {
        let next = try await runDue(with: press)
        for failure in await IssueDelivery(store: store, press: press).drain() {
          logger.warning("a digest was not delivered", metadata: ["reason": "\(failure)"])
        }
        let sleep = next.map { max(.seconds(1), $0 - time.now) } ?? DigestKeeper.longestSleep
        try await time.sleep(for: min(sleep, DigestKeeper.longestSleep))
      } catch is CancellationError {
        return
      } catch {
        logger.warning(
          "digests could not be looked at", metadata: ["reason": "\(FailureMessage(error).message)"]
        )
        do { try await time.sleep(for: DigestKeeper.longestSleep) } catch { return }
      }
    }
  }

  /// Makes what is due, and tells when the next one is.
  func runDue(with press: DigestPress) async throws -> Timestamp? {
    for digest in try await store.digests() {
      guard let schedule = digest.settings.schedule.flatMap({ DigestSchedule($0) }) else {
        continue
      }
      let now = time.now
      let due = digest.nextRunAt ?? now
      guard due <= now || due > now + DigestKeeper.farthestRun else { continue }
      if due <= now { try await run(digest, with: press) }
      try await store.setNextRun(
        of: digest.name, at: schedule.next(after: now, offset: LocalTime.offset(at:)))
    }
    return try await store.digests().compactMap(\.nextRunAt).min()
  }

  /// A failed delivery waits in the outbox, so that the schedule goes on.
  private func run(_ digest: DigestRecord, with press: DigestPress) async throws {
    let run = NamedDigest(
      name: digest.name, store: store, press: press,
      messages: Messages(threshold: .error, palette: Palette(isOn: false)))
    do {
      try await run.deliver(digest.settings, to: nil)
      logger.info("digest made", metadata: ["digest": "\(digest.name)"])
    } catch let failure as CommandFailure {
      logger.warning(
        "a digest was not delivered",
        metadata: ["digest": "\(digest.name)", "reason": "\(failure.message)"])
    }
  }
}
