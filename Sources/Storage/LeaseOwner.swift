import Glibc

/// Who holds a lease: a process, told from a later one of the same number by its start.
public struct LeaseOwner: Hashable, Sendable {
  /// The process id.
  public var processID: Int32
  /// When the process started, in clock ticks since boot (field 22 of `/proc/PID/stat`).
  public var startTicks: UInt64

  /// A process.
  public init(processID: Int32, startTicks: UInt64) {
    self.processID = processID
    self.startTicks = startTicks
  }

  /// The process of this number that runs at the moment; nil when none does.
  public init?(running processID: Int32) {
    guard let ticks = LeaseOwner.startTicks(of: processID) else { return nil }
    self.init(processID: processID, startTicks: ticks)
  }

  /// This process.
  public static var thisProcess: LeaseOwner {
    LeaseOwner(running: getpid()) ?? LeaseOwner(processID: getpid(), startTicks: 0)
  }

  /// Whether that process still runs; one that may not be looked at counts as running.
  var isRunning: Bool {
    switch LeaseOwner.look(at: processID) {
    case .started(let ticks): ticks == startTicks
    case .ended: false
    case .hidden: kill(processID, 0) == 0 || errno == EPERM
    }
  }

  private enum Look {
    case started(ticks: UInt64)
    case ended
    case hidden
  }

  private static func startTicks(of processID: Int32) -> UInt64? {
    guard case .started(let ticks) = look(at: processID) else { return nil }
    return ticks
  }

  /// Field 22 of `/proc/PID/stat` (proc(5)), counted from the end of the name: that may hold anything.
  private static func look(at processID: Int32) -> Look {
    let descriptor = open("/proc/\(processID)/stat", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .hidden }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1_024)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count > 0, let end = bytes[..<count].lastIndex(of: UInt8(ascii: ")")) else {
      return .hidden
    }
    let fields = bytes[(end + 1)..<count].split(separator: UInt8(ascii: " "))
    guard fields.count > 19, let ticks = UInt64(String(decoding: fields[19], as: UTF8.self)) else {
      return .hidden
    }
    // A zombie has ended, though its parent has not asked for its status yet.
    return fields[0].elementsEqual("Z".utf8) ? .ended : .started(ticks: ticks)
  }
}
