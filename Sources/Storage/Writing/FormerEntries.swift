import Cleaning
import Deduplication
import GRDB
import Vocabulary

/// What is old among the entries that a document has for the first time.
///
/// A publisher who moves to another system gives all entries other identifiers and addresses, or
/// opens the archive. Only entries that were published before the last poll are looked at: the
/// others are news, and cost nothing here.
struct FormerEntries {
  let db: Database

  /// A change, and whether it is about an old article that nobody has to be told of.
  struct Change {
    var change: ArticleChange
    var isBacklog = false
  }

  /// The changes of an update; entries that are stored articles under another name revise these.
  func sorted(_ update: FeedUpdate, _ before: FeedStateWriter.Before) throws -> [Change] {
    var changes = update.changes.map { Change(change: $0) }
    guard let lastPoll = before.succeededAt else { return changes }
    var old = update.changes.indices.filter { update.changes[$0].isInsert(before: lastPoll) }
    // Where no document has listed an article twice, the last news are all that it listed.
    guard !old.isEmpty, let listedSince = before.listedAt ?? before.changedAt else {
      return changes
    }
    let listed = Set(update.listed + update.changes.compactMap(\.revised))
    let vanished = try VanishedReader(db: db).vanished(
      from: update.feed, listedSince: listedSince, except: listed)
    let matches = matchRenamed(
      old.map { update.changes[$0].draft.renameEvidence }, to: vanished.map(\.evidence))
    for (position, match) in zip(old, matches) {
      guard let match else { continue }
      changes[position].change = .revise(vanished[match].id, update.changes[position].draft)
    }
    old = zip(old, matches).compactMap { $1 == nil ? $0 : nil }
    let backlog = old.filter { position in
      update.changes[position].draft.publishedAt.map { $0 < lastPoll + (.zero - Limits.backlogAge) }
        ?? false
    }
    if backlog.count >= Limits.smallestBacklog {
      for position in backlog { changes[position].isBacklog = true }
    }
    for position in undatedBacklog(old, of: update) { changes[position].isBacklog = true }
    return changes
  }

  /// Entries without a date say nothing of their age but by their number and their place: the changes
  /// are in the order of the document, its oldest entry first.
  private func undatedBacklog(_ old: [Int], of update: FeedUpdate) -> ArraySlice<Int> {
    let undated = old.filter { update.changes[$0].draft.publishedAt == nil }
    // Where nothing that is known is listed any more, the feed may be another one.
    guard undated.count >= Limits.smallestUndatedBacklog, !update.listed.isEmpty else { return [] }
    return undated.dropLast(Limits.newestOfUndatedBacklog)
  }
}

extension ArticleChange {
  /// What it stores.
  fileprivate var draft: ArticleDraft {
    switch self {
    case .insert(let draft), .revise(_, let draft): draft
    }
  }

  /// The article that it revises.
  fileprivate var revised: ArticleID? {
    if case .revise(let id, _) = self { id } else { nil }
  }

  /// Whether it inserts what may have been published before a time.
  fileprivate func isInsert(before time: Timestamp) -> Bool {
    guard case .insert(let draft) = self else { return false }
    return draft.publishedAt.map { $0 <= time } ?? true
  }
}

extension ArticleDraft {
  fileprivate var renameEvidence: RenameEvidence {
    RenameEvidence(
      title: article.title, url: url, published: publishedAt, sketch: sketch)
  }
}
