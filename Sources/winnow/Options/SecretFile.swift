import Glibc

/// A small file that holds a secret, or a credential that systemd handed over.
struct SecretFile {
  private let path: String

  /// The file at a path; a name without a slash is a credential, where there are any.
  init(path: String, environment: Environment = .process) {
    let folder = environment["CREDENTIALS_DIRECTORY"]
    self.path = path.contains("/") ? path : folder.map { "\($0)/\(path)" } ?? path
  }

  /// The secret, without the newline at its end.
  func read() throws -> String {
    var bytes = try InputFile(argument: path).read()
    while bytes.last == UInt8(ascii: "\n") || bytes.last == UInt8(ascii: "\r") {
      bytes.removeLast()
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
