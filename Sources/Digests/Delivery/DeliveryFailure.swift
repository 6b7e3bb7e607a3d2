import Glibc

/// Why a document could not be delivered.
public struct DeliveryFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Where it was to go.
  public let path: String
  /// The system's error number.
  public let errorNumber: Int32

  init(path: String, errorNumber: Int32) {
    self.path = path
    self.errorNumber = errorNumber
  }

  /// Whether the file could not even be made, as in a folder that is not there.
  public var isAboutCreating: Bool {
    [ENOENT, ENOTDIR, EACCES, EPERM, EROFS, EISDIR].contains(errorNumber)
  }

  /// One sentence for people.
  public var description: String {
    "\(path) cannot be written: \(String(cString: strerror(errorNumber)))"
  }
}
