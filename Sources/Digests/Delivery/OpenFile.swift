import Glibc

/// An open file that is written to; whoever made it closes it.
struct OpenFile {
  private let number: Int32
  private let path: String

  /// Wraps a descriptor; the path is for messages.
  init(_ number: Int32, path: String) {
    self.number = number
    self.path = path
  }

  /// Writes all of it, however many calls that takes.
  func write(_ bytes: [UInt8]) throws(DeliveryFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(number, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count < 0 {
        let error = errno
        if error == EINTR { continue }
        throw DeliveryFailure(path: path, errorNumber: error)
      }
      written += count
    }
  }

  /// Returns when what was written is on the disk.
  func synchronize() throws(DeliveryFailure) {
    guard fsync(number) == 0 else { throw DeliveryFailure(path: path, errorNumber: errno) }
  }
}
