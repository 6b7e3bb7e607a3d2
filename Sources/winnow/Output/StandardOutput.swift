import Glibc

/// The reader of standard output has gone; the program ends quietly.
struct OutputClosed: Error {}

/// The result of a command, written to descriptor 1 in large pieces.
///
/// Nothing is written when it is let go: call `flush` at the end, where a failure can be told.
struct StandardOutput: ~Copyable {
  private static let capacity = 65_536
  private var buffer: [UInt8] = []

  /// An output with nothing in it.
  init() {}

  /// Adds a text in UTF-8.
  mutating func write(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    try flushWhenFull()
  }

  /// Adds bytes; many of them are handed over as they are.
  mutating func write(_ bytes: [UInt8]) throws {
    guard bytes.count < Self.capacity else {
      try flush()
      return try Self.handOver(bytes)
    }
    buffer.append(contentsOf: bytes)
    try flushWhenFull()
  }

  /// Hands over what was added.
  ///
  /// - Throws: `OutputClosed` when nobody reads any more, `CommandFailure` when it fails.
  mutating func flush() throws {
    defer { buffer.removeAll(keepingCapacity: true) }
    try Self.handOver(buffer)
  }

  private mutating func flushWhenFull() throws {
    if buffer.count >= Self.capacity { try flush() }
  }

  private static func handOver(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(1, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else {
          try recover(from: errno)
        }
      }
    }
  }

  /// Returns when the write may be tried again.
  private static func recover(from code: Int32) throws {
    switch code {
    case EINTR: return
    case EAGAIN:
      // Standard output may be a pipe that another process made non-blocking.
      var descriptor = pollfd(fd: 1, events: Int16(POLLOUT), revents: 0)
      poll(&descriptor, 1, -1)
    case EPIPE: throw OutputClosed()
    default:
      throw CommandFailure(
        .inputOutput, "cannot write to standard output: \(String(cString: strerror(code)))")
    }
  }
}
