import GRDB

/// The schema: every migration in its order, never edited once released, forward only.
///
/// Migrations are SQL text, one file each, so that no later change of a type changes what an old
/// database is made into.
enum Schema {
  /// What marks a file as Winnow's, `WNOW` (SQLite's header, offset 68).
  static let applicationID: Int32 = 0x574E_4F57

  /// Each migration's name, which the database remembers, and its statements.
  static let migrations: [(name: String, sql: String)] = [
    ("0001-subscriptions", subscriptions),
    ("0002-articles", articles),
    ("0003-digests", digests),
    ("0004-former-addresses", formerAddresses),
    ("0005-full-fetch", fullFetch),
    ("0006-manners", manners),
    ("0007-lineage-sketches", lineageSketches),
    ("0008-corrections", corrections),
    ("0009-pages", pages),
    ("0010-learned-blocks", learnedBlocks),
    ("0011-stories", stories),
    ("0012-rules", rules),
    ("0013-digest-settings", digestSettings),
    ("0014-search-backlog", searchBacklog),
    ("0015-retention", retention),
    ("0016-outlines", outlines),
    ("0017-measures", measures),
    ("0019-backlog", backlog),
    ("0020-preferred-feeds", preferredFeeds),
    ("0021-poll-totals", pollTotals),
    ("0022-imports", imports),
    ("0023-fresh-bands", freshBands),
    ("0024-fresh-band-edits", freshBandEdits),
  ]

  /// Runs what is pending.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for migration in migrations {
      migrator.registerMigration(migration.name) { try $0.execute(sql: migration.sql) }
    }
    return migrator
  }
}
