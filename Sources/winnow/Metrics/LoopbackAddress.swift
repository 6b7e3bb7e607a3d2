import Glibc

/// An address of this machine that no other one reaches.
enum LoopbackAddress: Hashable, Sendable {
  /// A port of 127.0.0.1.
  case version4(port: UInt16)
  /// A port of ::1.
  case version6(port: UInt16)
  /// A socket that is a file (unix(7)).
  case file(path: String)

  private static let longestPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path) - 1

  /// The address that is written so: `127.0.0.1:9217`, `localhost:9217`, `[::1]:9217` or an absolute
  /// path; nil for any other.
  init?(_ text: String) {
    if text.hasPrefix("/") {
      guard text.utf8.count <= Self.longestPath else { return nil }
      self = .file(path: text)
      return
    }
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...])
    else { return nil }
    switch text[..<colon] {
    case "127.0.0.1", "localhost": self = .version4(port: port)
    case "[::1]": self = .version6(port: port)
    default: return nil
    }
  }
}

extension LoopbackAddress: CustomStringConvertible {
  var description: String {
    switch self {
    case .version4(let port): "127.0.0.1:\(port)"
    case .version6(let port): "[::1]:\(port)"
    case .file(let path): path
    }
  }
}

extension LoopbackAddress {
  /// A socket that listens at the address and does not block.
  ///
  /// - Throws: `CommandFailure` when the address cannot be had.
  func listeningSocket(backlog: Int32) throws -> Int32 {
    let family =
      switch self {
      case .version4: AF_INET
      case .version6: AF_INET6
      case .file: AF_UNIX
      }
    let type = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    let descriptor = socket(family, Int32(type), 0)
    guard descriptor >= 0 else { throw failure }
    guard bind(descriptor), listen(descriptor, backlog) == 0 else {
      defer { close(descriptor) }
      throw failure
    }
    return descriptor
  }

  /// Takes a socket's file away again.
  func removeFile() {
    if case .file(let path) = self { unlink(path) }
  }

  private var failure: CommandFailure {
    CommandFailure(
      .unavailable, "cannot listen at \(self): \(String(cString: strerror(errno)))",
      advice: "name another address: listen in [metrics]")
  }

  private func bind(_ descriptor: Int32) -> Bool {
    switch self {
    case .version4(let port):
      var on: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
      return Self.bind(descriptor, address)
    case .version6(let port):
      var on: Int32 = 1
      setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(MemoryLayout<Int32>.size))
      var address = sockaddr_in6()
      address.sin6_family = sa_family_t(AF_INET6)
      address.sin6_port = port.bigEndian
      address.sin6_addr = in6addr_loopback
      return Self.bind(descriptor, address)
    case .file(let path):
      // One that an earlier daemon left; nothing else is taken away.
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK { unlink(path) }
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
      guard Self.bind(descriptor, address) else { return false }
      // As open to this machine's users as a port would be.
      chmod(path, 0o666)
      return true
    }
  }

  private static func bind(_ descriptor: Int32, _ address: some Any) -> Bool {
    withUnsafeBytes(of: address) { bytes in
      let pointer = bytes.bindMemory(to: sockaddr.self).baseAddress
      return Glibc.bind(descriptor, pointer, socklen_t(bytes.count)) == 0
    }
  }
}
