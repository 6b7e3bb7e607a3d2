import Foundation

/// A socket in the place of the service manager's, and what was said to it.
final class NotifySocket: Sendable {
  private let descriptor: Int32
  /// What `$NOTIFY_SOCKET` is to be.
  let name: String

  /// An abstract socket, `@` in front, or one in a folder.
  init(abstract name: String) throws {
    self.name = "@" + name
    descriptor = try Self.bound(to: [0] + Array(name.utf8))
  }

  /// A socket that is a file.
  init(path: String) throws {
    name = path
    descriptor = try Self.bound(to: Array(path.utf8))
  }

  deinit { close(descriptor) }

  /// The next message, or the next that holds a text; waits for it on a thread of its own.
  ///
  /// What is to happen upon it, before the daemon's patience ends, is done on that thread: the test
  /// itself may have to wait for a turn among hundreds of others.
  func next(
    with text: String = "", then action: @escaping @Sendable () -> Void = {}
  ) async -> String {
    let descriptor = descriptor
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var message: String
        repeat {
          var buffer = [UInt8](repeating: 0, count: 4_096)
          let count = recv(descriptor, &buffer, buffer.count, 0)
          message = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
        } while !(text.isEmpty || message.isEmpty || message.contains(text))
        action()
        continuation.resume(returning: message)
      }
    }
  }

  private static func bound(to address: [UInt8]) throws -> Int32 {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: address) }
    let length = socklen_t(2 + address.count)
    let result = withUnsafePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
    }
    guard result == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    // A test that waits for what never comes fails in place of hanging; a busy machine takes long
    // to start a program.
    var limit = timeval(tv_sec: 90, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    return descriptor
  }
}
