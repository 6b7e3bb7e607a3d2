import Glibc
import Storage

/// Whether the database is whole, up to date, packed and writable.
struct DatabaseCheck {
  /// More unused space than this, in pages and in bytes, is worth giving back.
  private static let freeShare = 0.25
  private static let freeByteCount: Int64 = 64 << 20
  /// A log that is larger than this is one that nobody empties.
  private static let logByteCount: Int64 = 256 << 20

  /// The database's file.
  let path: String
  /// Whether indexes are compared with their tables.
  let isThorough: Bool

  /// How it is, and what is to say of that.
  func examine() -> (condition: DatabaseCondition?, findings: [Finding]) {
    guard access(path, F_OK) == 0 else {
      let message = "there is none at \(path) yet"
      return (nil, [.warning(.database, message, command: "winnow init")])
    }
    do {
      let condition = try Store.examine(path, thorough: isThorough)
      return (condition, findings(of: condition) + accessFindings)
    } catch {
      let failure = FailureMessage(error)
      let advice = failure.advice.map { "; \($0)" } ?? ""
      return (
        nil,
        [
          .error(
            .database, failure.message + advice, command: "winnow restore BACKUP",
            status: ExitStatus(error))
        ]
      )
    }
  }

  /// What is to say of a database in a condition.
  func findings(of condition: DatabaseCondition) -> [Finding] {
    guard condition.faults.isEmpty else {
      let faults = condition.faults.joined(separator: "; ")
      return [
        .error(
          .database, "\(path) is damaged: \(faults)", command: "winnow restore BACKUP",
          status: .inputOutput)
      ]
    }
    guard let version = condition.schemaVersion else {
      return [.warning(.database, "\(path) is empty", command: "winnow init")]
    }
    let size = StatusCommand.size(condition.byteCount)
    var findings: [Finding] = [
      .ok(.database, "\(path) is whole, \(size), schema \(version)")
    ]
    if condition.pendingMigrationCount > 0 {
      let count = Quantity.of(condition.pendingMigrationCount, "upgrade")
      findings.append(
        .warning(
          .database, "\(count) of its schema will be made by the next command, after a copy",
          command: "winnow status"))
    }
    let free = Int64(condition.freePageCount) * Int64(condition.pageByteCount)
    if condition.freeShare >= Self.freeShare, free >= Self.freeByteCount {
      findings.append(
        .warning(
          .database, "\(StatusCommand.size(free)) of it hold nothing any more",
          command: "winnow backup COPY && winnow restore COPY, while no daemon runs"))
    }
    if condition.logByteCount >= Self.logByteCount {
      findings.append(
        .warning(
          .database, "its log has grown to \(StatusCommand.size(condition.logByteCount))",
          command: "systemctl restart winnow"))
    }
    return findings
  }

  private var accessFindings: [Finding] {
    guard access(path, W_OK) != 0 else { return [] }
    return [
      .warning(
        .database, "you may not write it, so that most commands fail",
        command: "sudo winnow --database \(path) doctor")
    ]
  }
}
