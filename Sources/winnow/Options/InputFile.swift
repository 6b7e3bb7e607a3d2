import ArgumentParser
import Glibc

/// A file named on the command line, `-` for standard input.
struct InputFile: ExpressibleByArgument, Hashable, Sendable {
  /// The path as it was typed.
  let path: String

  /// Takes any path.
  init(argument: String) { path = argument }

  /// Whether it is standard input.
  var isStandardInput: Bool { path == "-" }

  /// All its bytes.
  ///
  /// - Throws: `CommandFailure` with 66 when it is not there or closed to us, 74 when reading fails.
  func read() throws -> [UInt8] {
    guard !isStandardInput else { return try Self.readAll(from: 0, name: "standard input") }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(errno, name: path) }
    defer { close(descriptor) }
    return try Self.readAll(from: descriptor, name: path)
  }

  private static func readAll(from descriptor: Int32, name: String) throws -> [UInt8] {
    let chunk = 262_144
    var information = stat()
    var bytes: [UInt8] = []
    if fstat(descriptor, &information) == 0, information.st_size > 0 {
      bytes.reserveCapacity(Int(clamping: information.st_size))
    }
    var count = 1
    while count > 0 {
      let piece = try [UInt8](unsafeUninitializedCapacity: chunk) { buffer, filled in
        repeat {
          count = Glibc.read(descriptor, buffer.baseAddress, chunk)
        } while count < 0 && errno == EINTR
        guard count >= 0 else { throw failure(errno, name: name) }
        filled = count
      }
      bytes.append(contentsOf: piece)
    }
    return bytes
  }

  private static func failure(_ code: Int32, name: String) -> CommandFailure {
    let isMissing = [ENOENT, ENOTDIR, EACCES, EISDIR].contains(code)
    let status = isMissing ? ExitStatus.noInput : .inputOutput
    return CommandFailure(status, "cannot read \(name): \(String(cString: strerror(code)))")
  }
}
