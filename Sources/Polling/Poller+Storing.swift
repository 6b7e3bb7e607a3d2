import Deduplication
import Storage
import Vocabulary

extension Poller {
  /// One worker: reads documents until there are no more.
  ///
  /// It runs on Swift's own threads, of which there are as many as processors.
  @concurrent nonisolated func read(from pipeline: Pipeline) async {
    while let attempt = await pipeline.inbox.receive() {
      let finished = await process(attempt)
      await hasRead(attempt)
      await pipeline.outbox.send(finished)
      await leftWorker(pipeline)
    }
  }

  /// What a document brings, compared with what is stored of its feed.
  @concurrent nonisolated private func process(_ attempt: PollAttempt) async -> Pipeline.Finished {
    let url = attempt.feed.url
    switch processor.read(attempt) {
    case .settled(let update):
      return .init(url: url, update: update)
    case .document(let reading):
      do {
        let known = try await store.knownEntries(of: attempt.feed.id, keys: reading.keys)
        let entries = processor.compare(reading, with: known)
        let learning = try await learning(of: entries, in: attempt)
        return .init(
          url: url, update: processor.update(attempt, with: reading, entries, learning: learning))
      } catch {
        return .init(
          url: url, update: processor.failed(attempt, FeedFailure(error)), failure: error)
      }
    }
  }

  /// What recurs on the feed, by what is stored of it and by the entries that are new.
  @concurrent nonisolated private func learning(
    of entries: ComparedEntries, in attempt: PollAttempt
  ) async throws(StorageError) -> FeedLearning {
    guard !entries.prepared.isEmpty else { return FeedLearning(entries, stored: []) }
    let feed = attempt.feed.id
    var learning = FeedLearning(entries, stored: try await store.headlines(of: feed))
    let ledger = try await store.blocks(of: feed, for: learning.fingerprints)
    learning.learn(from: ledger, at: attempt.endedAt)
    return learning
  }

  /// Takes note that a document's bytes are no longer held.
  private func hasRead(_ attempt: PollAttempt) {
    unreadByteCount -= attempt.bodyByteCount
    if unreadByteCount < Limits.bodyByteCount { resumeBodyWaiters() }
  }

  private func leftWorker(_ pipeline: Pipeline) async {
    reading -= 1
    await nudgeWriter(pipeline)
  }

  /// Ends the writer's waiting for company when none will come.
  func nudgeWriter(_ pipeline: Pipeline) async {
    guard underWay == 0 && reading == 0 else { return }
    await pipeline.outbox.nudge()
  }
}

extension Poller {
  /// The writer: stores updates in batches and tells of each, until there are no more.
  func write(
    from pipeline: Pipeline, _ mode: Mode, report: @escaping @Sendable ([PollReport]) -> Void
  ) async {
    while let first = await pipeline.outbox.receive() {
      let batch = await fill(UpdateBatch(first), from: pipeline)
      // A feed that was due but has to wait was not looked at; one that was named is told of.
      let seen = await stored(batch, mode).filter {
        $0.update.status != .deferred || mode.selection != .due
      }
      let reports = seen.map(PollReport.init)
      let told = mode.isForever ? reports : heldReports.hold(reports)
      if !told.isEmpty { report(told) }
      if mode.isForever, reports.contains(where: { $0.pages != nil }) { wakePages() }
      settle(batch.members.count)
    }
  }

  /// Adds what waits already, and what comes within a moment while feeds are under way.
  private func fill(_ batch: UpdateBatch, from pipeline: Pipeline) async -> UpdateBatch {
    var batch = batch
    await take(into: &batch, from: pipeline)
    guard batch.room > 0, underWay + reading > 0, settings.batchDelay > .zero else { return batch }
    let outbox = pipeline.outbox
    let alarm = alarm(after: settings.batchDelay) { await outbox.nudge() }
    await outbox.wait(forCount: batch.room)
    alarm.cancel()
    await take(into: &batch, from: pipeline)
    return batch
  }

  private func take(into batch: inout UpdateBatch, from pipeline: Pipeline) async {
    while let next = await pipeline.outbox.take(where: { batch.hasRoom(for: $0) }) {
      batch.append(next)
    }
  }

  /// Stores a batch; each member with what became of it.
  private func stored(_ batch: UpdateBatch, _ mode: Mode) async -> [Pipeline.Finished] {
    var members = batch.members
    // Each try on a locked database lasts as long as its patience; one is enough.
    let positions = members.indices.filter { members[$0].failure == nil && storageFailure == nil }
    let receipts = await apply(positions.map { members[$0].update }, mode)
    for (position, receipt) in zip(positions, receipts) {
      members[position].receipt = receipt
      members[position].failure = receipt.failure
    }
    for position in members.indices {
      if members[position].receipt == nil {
        members[position].failure = members[position].failure ?? storageFailure
      }
      if let failure = members[position].failure { note(failure, mode) }
    }
    return members
  }

  /// Stores updates; a daemon tries until another process no longer holds the database, while the
  /// full queues make the earlier stages wait.
  private func apply(_ updates: [FeedUpdate], _ mode: Mode) async -> [UpdateReceipt] {
    while true {
      let receipts = await store.apply(updates)
      let isLocked = receipts.allSatisfy { receipt in
        if case .locked = receipt.failure { true } else { false }
      }
      guard isLocked, mode.isForever, !isStopping, !updates.isEmpty else { return receipts }
    }
  }
}
