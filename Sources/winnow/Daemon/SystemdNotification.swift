import Glibc

/// Messages to the service manager (sd_notify(3)): datagrams to the socket that it names.
struct SystemdNotification: Sendable {
  private let address: [UInt8]
  /// How often the service manager wants to hear that all is well; nil when it does not ask.
  let watchdogInterval: Duration?

  /// The manager's socket; nil when the process was not started by one.
  init?(environment: Environment) {
    guard let name = environment["NOTIFY_SOCKET"], let first = name.utf8.first,
      first == UInt8(ascii: "/") || first == UInt8(ascii: "@")
    else { return nil }
    var address = Array(name.utf8)
    // An abstract socket: its name begins with a zero byte (unix(7)).
    if first == UInt8(ascii: "@") { address[0] = 0 }
    self.address = address
    watchdogInterval = Self.watchdogInterval(environment)
  }

  /// The service works; the text is what `systemctl status` shows.
  func ready(_ status: String) { send("READY=1\nSTATUS=\(Self.line(status))") }

  /// All is well.
  func watchdog(_ status: String) { send("WATCHDOG=1\nSTATUS=\(Self.line(status))") }

  /// The configuration is being read again; `ready` must follow.
  func reloading() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let microseconds = Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1_000
    send("RELOADING=1\nMONOTONIC_USEC=\(microseconds)")
  }

  /// The service is ending.
  func stopping() { send("STOPPING=1") }

  /// Half of `WATCHDOG_USEC`, where that is meant for this process (sd_watchdog_enabled(3)).
  private static func watchdogInterval(_ environment: Environment) -> Duration? {
    guard let microseconds = environment["WATCHDOG_USEC"].flatMap({ Int64($0) }), microseconds > 1
    else { return nil }
    if let process = environment["WATCHDOG_PID"], process != String(getpid()) { return nil }
    return .microseconds(microseconds / 2)
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// One datagram; what cannot be sent is passed over, as sd_notify(3) advises.
  private func send(_ message: String) {
    var name = sockaddr_un()
    let capacity = MemoryLayout.size(ofValue: name.sun_path)
    guard address.count < capacity else { return }
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    name.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: address) }
    let offset = MemoryLayout<sockaddr_un>.offset(of: \.sun_path) ?? 0
    let length = socklen_t(offset + address.count)
    let bytes = Array(message.utf8)
    withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { target in
        _ = sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), target, length)
      }
    }
  }
}
