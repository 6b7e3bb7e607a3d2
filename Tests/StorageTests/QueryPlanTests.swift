import GRDB
import TestSupport
import Testing
import Vocabulary

@testable import Storage

@Suite struct QueryPlanTests {
  let time = ManualTime()
  let temporary: TemporaryStore
  var store: Store { temporary.store }

  init() throws { temporary = try TemporaryStore(time: time) }

  /// The lines of a plan.
  func plan(_ sql: String) async throws -> [String] {
    // The writer alone has the temporary tables.
    try await store.pool.write { db in
      let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
      statement.setUncheckedArguments(StatementArguments())
      return try Row.fetchAll(statement).map { $0["detail"] }
    }
  }

  static let queries: [(sql: String, wanted: [String])] = [
    (FeedClaim.takeDue, ["feedState USING INDEX feedStateDue (nextFetchAt<?)"]),
    (FeedClaim.nextFree, ["feedState USING INDEX feedStateDue"]),
    (
      HostTable.hostOfFeed,
      ["s USING INTEGER PRIMARY KEY (rowid=?)", "h USING PRIMARY KEY (name=?)"]
    ),
    (CostTable.sums, ["pollCost USING INTEGER PRIMARY KEY (rowid>?)"]),
    (
      KnownEntryReader.query,
      [
        "k USING PRIMARY KEY (feedId=? AND hash=?", "m USING PRIMARY KEY (feedId=? AND hash=?)",
        "a USING INTEGER PRIMARY KEY (rowid=?)",
        "k USING COVERING INDEX articleKeyArticle (articleId=?)",
      ]
    ),
    (
      SketchIndex.probe,
      ["b USING PRIMARY KEY (week=? AND key=?", "m USING PRIMARY KEY (week=? AND key=?)"]
    ),
    (FreshBands.probe, ["b USING PRIMARY KEY (key=?", "m USING PRIMARY KEY (key=?)"]),
    (FreshBands.unread, ["sketch USING INTEGER PRIMARY KEY (rowid>?)"]),
    (
      SketchIndex.candidateRows,
      ["s USING INTEGER PRIMARY KEY (rowid=?)", "a USING INTEGER PRIMARY KEY (rowid=?)"]
    ),
    (
      SketchIndex.siblingRows,
      ["a USING INDEX articleFeed (feedId=?)", "s USING INTEGER PRIMARY KEY (rowid=?)"]
    ),
    (
      SketchIndex.feedRows,
      [
        "a USING COVERING INDEX articleFeed (feedId=?)", "s USING INTEGER PRIMARY KEY (rowid=?)",
      ]
    ),
    (
      SketchIndex.memberRows,
      ["a USING INDEX articleLineage (lineageId=?)", "s USING INTEGER PRIMARY KEY (rowid=?)"]
    ),
    (
      PlacementTable.splitMember,
      [
        "a USING COVERING INDEX articleLineage (lineageId=?)",
        "c USING INTEGER PRIMARY KEY (rowid=?)",
      ]
    ),
    (
      PlacementTable.splitInStory,
      [
        "a USING COVERING INDEX articleStory (storyId=?)",
        "c USING INTEGER PRIMARY KEY (rowid=?)",
      ]
    ),
    (
      StoryTable.probe,
      ["t USING PRIMARY KEY (period=? AND term=?", "m USING PRIMARY KEY (period=? AND term=?"]
    ),
    (StoryTable.one, ["story USING INTEGER PRIMARY KEY (rowid=?)"]),
    (StoryTable.expiry, ["story USING INDEX storyPeriod (period<?)"]),
    (StoryTable.removal, ["storyTerm USING PRIMARY KEY (period=? AND term=? AND storyId=?)"]),
    (StoryTable.renaming, ["article USING INDEX articleStory (storyId=?)"]),
    (TermTable.counts, ["t USING PRIMARY KEY (season=? AND term=?)"]),
    (LineageWriter.storyOfLineage, ["article USING INDEX articleLineage (lineageId=?)"]),
    (StoryWriter.members, ["a USING INDEX articleStory (storyId=?)"]),
    (PlacementTable.companions, ["o USING COVERING INDEX articleStory (storyId=?)"]),
    (VersionReader.former, ["articleVersion USING INDEX articleVersionArticle (articleId=?)"]),
    (PlacementTable.copies, ["article USING COVERING INDEX articleLineage (lineageId=?"]),
    (
      LineageWriter.samePage,
      ["article USING INDEX articleCanonicalURL (canonicalURL=?)"]
    ),
    (
      ArticleRevision.stored,
      ["a USING INTEGER PRIMARY KEY (rowid=?)", "c USING INTEGER PRIMARY KEY (rowid=?)"]
    ),
    (StoryReader.counts, ["a USING INDEX articleStory (storyId=?)"]),
    (
      BestVersion.ranking,
      [
        "o USING INTEGER PRIMARY KEY (rowid=?)", "p USING INTEGER PRIMARY KEY (rowid=?)",
        "t USING INTEGER PRIMARY KEY (rowid=?)",
      ]
    ),
    (
      VanishedReader.query,
      [
        "a USING INDEX articleListed (feedId=? AND lastListedAt>?)",
        "s USING INTEGER PRIMARY KEY (rowid=?)",
      ]
    ),
    (
      ArticleReader.page(
        ArticleSelection(QueryPlanTests.eachStory), columns: ArticleReader.summaryColumns, "<",
        "DESC"),
      ["a USING INTEGER PRIMARY KEY (rowid<?)", "o USING INDEX articleStory (storyId=?)"]
    ),
    (StoryReader.others, ["article USING INDEX articleStory (storyId=?"]),
    (
      IssueSelector.candidates(ArticleSelection(ArticleFilter())),
      [
        "a USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)",
        "s USING COVERING INDEX articleStory (storyId=?)",
        "i USING COVERING INDEX digestItemArticle (articleId=? AND digestId=?)",
      ]
    ),
    (
      IssueSelector.awaited(ArticleSelection(ArticleFilter())),
      ["p USING INDEX pageAwaited (articleId>?)", "a USING INTEGER PRIMARY KEY (rowid=?)"]
    ),
    (
      PageClaim.takeDue,
      ["p USING INDEX pageDue (dueAt<?)", "a USING INTEGER PRIMARY KEY (rowid=?)"]
    ),
    (
      PageClaim.takeShared,
      [
        "o USING COVERING INDEX articleCanonicalURL (canonicalURL=?)",
        "p USING INTEGER PRIMARY KEY (rowid=?)",
      ]
    ),
    (PageClaim.nextFree, ["page USING INDEX pageDue"]),
    (
      PageTable.tally,
      ["a USING COVERING INDEX articleFeed (feedId=?)", "p USING INTEGER PRIMARY KEY (rowid=?)"]
    ),
    (
      PageClaim.knownPage,
      [
        "a USING COVERING INDEX articleCanonicalURL (canonicalURL=?)",
        "p USING INTEGER PRIMARY KEY (rowid=?)",
      ]
    ),
    (
      ArticleReader.page(
        ArticleSelection(ArticleFilter()), columns: ArticleReader.recordColumns, ">", "ASC"),
      ["a USING INTEGER PRIMARY KEY (rowid>?)", "c USING INTEGER PRIMARY KEY (rowid=?)"]
    ),
    (
      ArticleReader.page(
        ArticleSelection(QueryPlanTests.oneFeed), columns: ArticleReader.summaryColumns, "<", "DESC"
      ),
      ["a USING INDEX articleFeed (feedId=? AND rowid<?)"]
    ),
    (ArticlePurge.aged, ["a USING INDEX articleFirstSeen (firstSeenAt<?)"]),
    (ArticlePurge.boundary, ["a USING COVERING INDEX articleFeed (feedId=?)"]),
    (ArticlePurge.beyond, ["a USING INDEX articleFeed (feedId=? AND rowid<?)"]),
    (TombstoneTable.query, ["t USING PRIMARY KEY (feedId=? AND hash=?)"]),
    (TombstoneTable.expiry, ["t USING COVERING INDEX tombstoneListed (lastListedAt<?)"]),
    (TagReader.articleTags, ["t USING COVERING INDEX articleTagArticle (articleId=?)"]),
    (
      BlockReader.titles,
      [
        "s USING COVERING INDEX sqlite_autoindex_blockScope_1 (feedId=?)",
        "b USING PRIMARY KEY (scopeId=? AND kind=?)",
      ]
    ),
    (BlockReader.wanted, ["b USING PRIMARY KEY (scopeId=? AND kind=? AND hash=?)"]),
    (ArticleWriter.sibling, ["article USING INDEX articleLineage (lineageId=?)"]),
    (Store.uncleanScope, ["blockScope USING INDEX blockScopeUnclean"]),
    (
      Store.uncleanBodies,
      ["a USING INDEX articleFeed (feedId=? AND rowid<?)", "c USING INTEGER PRIMARY KEY (rowid=?)"]
    ),
    (ArticleReader.enclosures, ["e USING PRIMARY KEY (articleId=?)"]),
    (
      Store.rankedStatement(ArticleSelection(ArticleFilter()).sql),
      ["articleSearch VIRTUAL TABLE INDEX", "a USING INTEGER PRIMARY KEY (rowid=?)"]
    ),
    (SearchIndex.next, ["a USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"]),
  ]

  static var oneFeed: ArticleFilter {
    var filter = ArticleFilter()
    filter.feeds = [FeedID(rawValue: 1)]
    return filter
  }

  static var eachStory: ArticleFilter {
    var filter = ArticleFilter()
    filter.oncePerStory = true
    return filter
  }

  @Test("the hot queries search by the index meant for them and scan no article")
  func plans() async throws {
    for (sql, wanted) in QueryPlanTests.queries {
      let plan = try await plan(sql)
      for part in wanted {
        #expect(plan.contains { $0.contains(part) }, "\(part) is not in \(plan) of \(sql)")
      }
      for line in plan {
        let isScan =
          line.hasPrefix("SCAN a ") || line == "SCAN a" || line.hasPrefix("SCAN article ")
        #expect(!isScan, "\(line) of \(sql)")
        #expect(!line.contains("AUTOMATIC"), "\(line) of \(sql)")
      }
    }
  }

  @Test("subscribing looks at no other feed")
  func subscribing() async throws {
    let plan = try await plan(SubscriptionTable.insertion)
    #expect(plan.allSatisfy { !$0.hasPrefix("SCAN feed") && !$0.hasPrefix("SEARCH feed") })
  }
}
