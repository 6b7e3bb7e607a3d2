import Glibc
import Vocabulary

/// A folder of mails, a file each, which a mail program reads (maildir(5)).
public struct Maildir: Sendable {
  private let path: String

  /// The folder at a path; made where it is not there.
  public init(path: String) { self.path = path }

  /// Puts a message among the new ones; the same message twice is one file.
  ///
  /// It is written in `tmp` and moved to `new`, where it is on the disk when this returns. The name is
  /// the message's own, so that a delivery which is repeated after a crash changes nothing; lines end
  /// by LF, as in all of a machine's mail.
  public func deliver(_ message: [UInt8], named identifier: String) throws(DeliveryFailure) {
    for folder in [path, path + "/tmp", path + "/new", path + "/cur"] {
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw DeliveryFailure(path: folder, errorNumber: errno)
      }
    }
    let file = identifier.replacing("/", with: "-").replacing(":", with: "-")
    let temporary = "\(path)/tmp/\(file)"
    try ReplacedFile(path: temporary).write(message.filter { $0 != UInt8(ascii: "\r") })
    guard rename(temporary, "\(path)/new/\(file)") == 0 else {
      throw DeliveryFailure(path: "\(path)/new/\(file)", errorNumber: errno)
    }
    try ReplacedFile.synchronize(folder: path + "/new")
  }
}
