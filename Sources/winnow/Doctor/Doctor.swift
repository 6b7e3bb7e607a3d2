import Storage
import Vocabulary

/// Looks at everything that Winnow stands on; changes nothing and asks the network for names only.
struct Doctor: Sendable {
  /// The database's file, which need not be there.
  let databasePath: String
  /// The variables.
  let environment: Environment
  /// The clock.
  let time: any TimeSource
  /// Whether the indexes of the database are compared with its tables too.
  let isThorough: Bool
  /// Whether names are looked up.
  let asksNames: Bool

  /// Everything that was found, area by area.
  ///
  /// `configuration` reads the configuration; where that fails, the rest is looked at under the
  /// defaults.
  func findings(_ configuration: () throws -> Configuration) async -> [Finding] {
    var check = ConfigurationCheck(database: databasePath)
    let configuration = check.read(configuration)
    let database = DatabaseCheck(path: databasePath, isThorough: isThorough)
    let (condition, databaseFindings) = database.examine()
    let subscriptions = await readSubscriptions(condition)
    var findings = check.findings + databaseFindings + subscriptions.failures
    findings += DiskCheck(databasePath: databasePath, byteCount: condition?.byteCount ?? 0).findings
    findings +=
      ClockCheck(
        now: time.now, programMadeAt: ProgramFile.madeAt, newestFetchAt: condition?.newestFetchAt
      ).findings
    if asksNames {
      findings += await NameCheck(configuration: configuration, feeds: subscriptions.feeds)
        .findings()
    }
    findings += LibraryCheck().findings
    findings += CertificateCheck(configuration: configuration).findings
    findings +=
      SecretCheck(
        configuration: configuration, feeds: subscriptions.feeds, environment: environment
      ).findings
    findings += MailCheck(configuration: configuration, digests: subscriptions.digests).findings
    findings +=
      ServiceCheck(
        databasePath: databasePath, status: subscriptions.status, now: time.now
      ).findings
    findings += FeedCheck(subscriptions: subscriptions, now: time.now).findings
    let areas = Finding.Area.allCases
    return areas.flatMap { area in findings.filter { $0.area == area } }
  }

  /// What the store tells; nothing where it cannot be opened as it is.
  private func readSubscriptions(_ condition: DatabaseCondition?) async -> StoredSubscriptions {
    guard let condition, condition.schemaVersion != nil, condition.pendingMigrationCount == 0 else {
      return StoredSubscriptions()
    }
    do {
      let store = try Store(opening: .readOnly(path: databasePath), time: time)
      let subscriptions = try await StoredSubscriptions(reading: store, now: time.now)
      await store.close()
      return subscriptions
    } catch {
      return StoredSubscriptions(failure: error)
    }
  }
}
