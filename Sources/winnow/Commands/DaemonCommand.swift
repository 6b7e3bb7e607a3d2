import ArgumentParser
import Logging
import Storage
import Vocabulary

/// `winnow daemon`.
struct DaemonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "daemon",
    abstract: "Polls feeds when they are due, until it is stopped.",
    discussion: """
      Tells systemd when it is ready and that it is well; SIGTERM and SIGINT stop it
      within five seconds, SIGHUP reads the configuration again. One daemon runs on a
      database; a second one exits 75.

      Examples:
        winnow daemon
        systemctl enable --now winnow
      """
  )

  @OptionGroup var network: NetworkOptions
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let configuration = try global.configuration(with: network)
    let path = try global.databasePath
    let store = try global.openStore()
    let lock = try DaemonLock(besideDatabase: path)
    let daemon = Daemon(
      store: store, databasePath: path, notification: SystemdNotification(environment: .process),
      logger: { settings, module in logger(settings, module) },
      reload: { try global.configuration(with: network) })
    do {
      try await daemon.run(configuration)
    } catch {
      await store.close()
      throw error
    }
    await store.close()
    withExtendedLifetime(lock) {}
  }

  private func logger(_ settings: LogSettings, _ module: LogModule) -> Logger {
    let level: Logger.Level =
      if global.quiet {
        .error
      } else if global.verbose {
        .debug
      } else {
        settings.level(of: module).loggerLevel
      }
    return Logger(label: "winnow.\(module.rawValue)") { _ in
      JournalLogHandler(level: level, module: module, environment: .process)
    }
  }
}

extension LogSettings.Level {
  fileprivate var loggerLevel: Logger.Level {
    switch self {
    case .debug: .debug
    case .info: .info
    case .warning: .warning
    case .error: .error
    }
  }
}
