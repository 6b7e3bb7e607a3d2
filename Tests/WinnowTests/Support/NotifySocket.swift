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

  /// The next message; waits for it on a thread of its own.
  func next() async -> String {
    let descriptor = descriptor
    return await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        continuation.resume(returning: String(decoding: buffer[..<max(0, count)], as: UTF8.self))
      }
    }
  }

  /// The next message that holds a text.
  func next(with text: String) async -> String {
    while true {
      let message = await next()
      if message.contains(text) || message.isEmpty { return message }
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
    // A test that waits for what never comes fails in place of hanging.
    var limit = timeval(tv_sec: 30, tv_usec: 0)
    setsockopt(
      descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    return descriptor
  }
}
