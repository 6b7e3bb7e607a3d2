import Glibc
import Storage
import Vocabulary

/// Whether somebody polls, and the units start this program.
struct ServiceCheck {
  private static let unit = "winnow.service"

  /// The database that a daemon would run on.
  let databasePath: String
  /// The figures of the store; nil where it could not be read.
  let status: StoreStatus?
  /// The time.
  let now: Timestamp

  /// What is to say of it.
  var findings: [Finding] { unitFindings + daemonFindings }

  private var unitFindings: [Finding] {
    do {
      guard let unit = try ServiceUnit(named: Self.unit) else {
        return [.note(.service, "Winnow is not installed as a service", command: "make install")]
      }
      guard let program = unit.program, access(program, X_OK) == 0 else {
        return [
          .error(
            .service, "\(unit.path) starts \(unit.program ?? "nothing"), which cannot be run",
            command: "systemctl edit --full \(Self.unit)", status: .configuration)
        ]
      }
      if let own = ProgramFile.path, Self.resolved(program) != own {
        return [
          .warning(
            .service, "\(unit.path) starts \(program), but this is \(own)",
            command: "systemctl edit --full \(Self.unit)")
        ]
      }
      let wanted = access("/etc/systemd/system/multi-user.target.wants/\(Self.unit)", F_OK) == 0
      guard wanted else {
        return [
          .warning(
            .service, "\(unit.path) is installed but not started at boot",
            command: "systemctl enable --now winnow")
        ]
      }
      return [.ok(.service, "\(unit.path) starts \(program) at boot")]
    } catch {
      return [
        .warning(.service, FailureMessage(error).message, command: "systemctl cat \(Self.unit)")
      ]
    }
  }

  private var daemonFindings: [Finding] {
    let holder: String?
    do {
      holder = try DaemonLock.runningDaemon(onDatabase: databasePath)
    } catch {
      return [.note(.service, FailureMessage(error).message)]
    }
    if let holder { return [.ok(.service, "a daemon polls this database: \(holder)")] }
    let due = status?.dueCount ?? 0
    guard due > 0 else {
      return [.note(.service, "no daemon polls this database", command: "winnow daemon")]
    }
    return [
      .warning(
        .service, "no daemon polls this database; due: \(Quantity.of(due, "feed"))",
        command: "systemctl start winnow, or once: winnow poll")
    ]
  }

  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
