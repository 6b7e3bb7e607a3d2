import GRDB
import Vocabulary

/// Reads feeds as lists show them.
struct FeedReader {
  let db: Database

  /// All feeds, by folder and position.
  func all() throws -> [FeedRecord] {
    let counts = try articleCounts()
    let tags = try tagsByFeed()
    let former = try formerAddresses()
    return try db.rows(FeedReader.columns + " ORDER BY f.folder, f.position, f.id").map { row in
      var record = try record(row, tags: tags, counts: counts)
      record.formerURLs = former[record.id] ?? []
      return record
    }
  }

  /// One feed.
  func feed(_ id: FeedID) throws -> FeedRecord {
    guard let row = try db.row(FeedReader.columns + " WHERE f.id = ?", [id]) else {
      throw FeedReader.notFound(id)
    }
    let total: Int? = try db.value("SELECT count(*) FROM article WHERE feedId = ?", [id])
    let unread: Int? = try db.value(
      "SELECT count(*) FROM article WHERE feedId = ? AND readAt IS NULL AND hiddenAt IS NULL", [id])
    let tags: [String] = try db.values(
      "SELECT tag FROM feedTag WHERE feedId = ? ORDER BY position", [id])
    var record = try record(row, tags: [id: tags], counts: [id: (total ?? 0, unread ?? 0)])
    record.formerURLs = try db.values(
      "SELECT url FROM formerAddress WHERE feedId = ? ORDER BY leftAt DESC, url", [id])
    return record
  }

  /// What filters ask of a feed.
  func described(_ id: FeedID) throws -> FilteredFeed {
    guard let row = try db.row(FeedReader.columns + " WHERE f.id = ?", [id]) else {
      throw FeedReader.notFound(id)
    }
    let tags: [String] = try db.values(
      "SELECT tag FROM feedTag WHERE feedId = ? ORDER BY position", [id])
    return FilteredFeed(
      title: FeedReader.displayTitle(row), url: row["effectiveURL"], folder: row["folder"],
      tags: tags)
  }

  /// The feed that a name means: its number, its address, or the beginning of its title.
  func id(named name: String) throws -> FeedID {
    if let number = Int64(name) {
      let id: FeedID? = try db.value("SELECT id FROM feed WHERE id = ?", [number])
      if let id { return id }
    }
    let addressed: FeedID? = try db.value(
      """
      SELECT id FROM feed WHERE url = ?1
      UNION ALL SELECT feedId FROM feedState WHERE effectiveURL = ?1
      UNION ALL SELECT feedId FROM formerAddress WHERE url = ?1
      """, [name])
    if let addressed { return addressed }
    return try id(titled: name)
  }

  /// The failure that names a feed by its number.
  static func notFound(_ id: FeedID) -> StorageError {
    .notFound(kind: "feed", name: id.description, nearest: [])
  }

  private func id(titled name: String) throws -> FeedID {
    let feeds = try db.rows(FeedReader.columns + " ORDER BY f.id").map { row in
      (id: row["id"] as FeedID, title: FeedReader.displayTitle(row))
    }
    let wanted = name.lowercased()
    let exact = feeds.filter { $0.title.lowercased() == wanted }
    let found = exact.isEmpty ? feeds.filter { $0.title.lowercased().hasPrefix(wanted) } : exact
    guard let first = found.first, !wanted.isEmpty else {
      let nearest = NearestName.ranked(
        name, among: feeds.map(\.title), limit: Limits.suggestions)
      throw StorageError.notFound(kind: "feed", name: name, nearest: nearest)
    }
    guard found.count == 1 else {
      throw StorageError.ambiguous(
        kind: "feed", name: name, candidates: found.map { "\($0.id) \($0.title)" })
    }
    return first.id
  }

  private static let columns = """
    SELECT f.id, f.url, f.title, f.siteURL, f.folder, f.position, f.intervalSeconds, f.fullText, f.pausedAt,
      f.options, f.outlineAttributes, f.keepDays, f.keepCount, f.isPreferred, s.effectiveURL, s.title AS ownTitle, s.siteURL AS ownSiteURL,
      s.nextFetchAt, s.fetchedAt, s.succeededAt, s.failureCount, s.failingSince, s.notBefore, s.failureCode, s.failureMessage,
      s.httpStatus, s.lastStatus, s.isGone
    FROM feed f JOIN feedState s ON s.feedId = f.id
    """

  private static func displayTitle(_ row: Row) -> String {
    let titles: [String?] = [row["title"], row["ownTitle"], row["effectiveURL"]]
    return titles.lazy.compactMap { $0 }.first { !$0.isEmpty } ?? ""
  }

  private func record(
    _ row: Row, tags: [FeedID: [String]], counts: [FeedID: (total: Int, unread: Int)]
  ) throws -> FeedRecord {
    let id: FeedID = row["id"]
    var record = FeedRecord(
      id: id, subscription: try subscription(row, tags: tags[id] ?? []),
      displayTitle: FeedReader.displayTitle(row), effectiveURL: row["effectiveURL"],
      pausedAt: row["pausedAt"], isGone: row["isGone"], nextFetchAt: row["nextFetchAt"],
      fetchedAt: row["fetchedAt"], succeededAt: row["succeededAt"],
      failureCount: row["failureCount"], failure: FeedFailure(row), httpStatus: row["httpStatus"],
      lastStatus: row["lastStatus"], articleCount: counts[id]?.total ?? 0,
      unreadCount: counts[id]?.unread ?? 0)
    record.position = row["position"]
    record.failingSince = row["failingSince"]
    record.notBefore = row["notBefore"]
    return record
  }

  private func subscription(_ row: Row, tags: [String]) throws -> Subscription {
    var subscription = Subscription(url: row["url"])
    subscription.title = row["title"]
    subscription.folder = row["folder"]
    subscription.tags = tags
    subscription.intervalSeconds = row["intervalSeconds"]
    subscription.wantsFullText = row["fullText"]
    subscription.keepDays = row["keepDays"]
    subscription.keepCount = row["keepCount"]
    subscription.isPreferred = row["isPreferred"]
    let sites: [String?] = [row["siteURL"], row["ownSiteURL"]]
    subscription.siteURL = sites.lazy.compactMap { $0 }.first
    subscription.access = try FeedAccess(json: row["options"])
    if let attributes = row["outlineAttributes"] as String? {
      subscription.outlineAttributes = try JSONColumn.decode(
        [OutlineAttribute].self, attributes)
    }
    return subscription
  }

  private func articleCounts() throws -> [FeedID: (total: Int, unread: Int)] {
    var counts: [FeedID: (total: Int, unread: Int)] = [:]
    for row in try db.rows("SELECT feedId, count(*) FROM article GROUP BY feedId") {
      counts[row[0]] = (row[1], 0)
    }
    for row in try db.rows(
      """
      SELECT feedId, count(*) FROM article WHERE readAt IS NULL AND hiddenAt IS NULL
      GROUP BY feedId
      """)
    {
      counts[row[0]]?.unread = row[1]
    }
    return counts
  }

  private func formerAddresses() throws -> [FeedID: [String]] {
    var addresses: [FeedID: [String]] = [:]
    let rows = try db.rows("SELECT feedId, url FROM formerAddress ORDER BY leftAt DESC, url")
    for row in rows { addresses[row[0], default: []].append(row[1]) }
    return addresses
  }

  private func tagsByFeed() throws -> [FeedID: [String]] {
    var tags: [FeedID: [String]] = [:]
    for row in try db.rows("SELECT feedId, tag FROM feedTag ORDER BY feedId, position") {
      tags[row[0], default: []].append(row[1])
    }
    return tags
  }
}

extension FeedFailure {
  /// The failure in the columns `failureCode` and `failureMessage`; nil when there is none.
  init?(_ row: Row) {
    guard let code = (row["failureCode"] as String?).flatMap(FailureCode.init(rawValue:)) else {
      return nil
    }
    self.init(code, row["failureMessage"] ?? "")
  }
}

extension FeedAccess {
  /// The options of a feed; nothing needed where the column is null.
  init(json: String?) throws {
    self.init()
    guard let json else { return }
    if let host = FeedAccess.onlyHost(in: json) {
      operatorHost = host
    } else {
      self = try JSONColumn.decode(FeedAccess.self, json)
    }
  }

  /// The host, where the document has no other member, as nearly all have not.
  ///
  /// Every claim of a feed reads one, and the decoder takes longer than the rest of the claim.
  private static func onlyHost(in json: String) -> String? {
    let opening = #"{"operatorHost":""#
    guard json.hasPrefix(opening), json.hasSuffix(#""}"#) else { return nil }
    let host = json.utf8.dropFirst(opening.utf8.count).dropLast(2)
    let isPlain = host.allSatisfy { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    return isPlain ? String(host) : nil
  }
}
