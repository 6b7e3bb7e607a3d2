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
    var bytes: [UInt8] = []
    try withDescriptor { descriptor in
      var information = stat()
      if fstat(descriptor, &information) == 0, information.st_size > 0 {
        let size = min(Int(clamping: information.st_size), Self.largestPiece)
        bytes = try nextPiece(from: descriptor, capacity: size) ?? []
      }
      while let piece = try nextPiece(from: descriptor) { bytes.append(contentsOf: piece) }
    }
    return bytes
  }

  /// Its bytes in pieces, each as soon as it has arrived.
  ///
  /// - Throws: as `read` does, and what the closure throws.
  func readPieces(_ consume: ([UInt8]) throws -> Void) throws {
    try withDescriptor { descriptor in
      while let piece = try nextPiece(from: descriptor) { try consume(piece) }
    }
  }

  /// Its bytes in pieces that are asked for.
  ///
  /// - Throws: as `read` does.
  func pieces() throws -> InputPieces {
    InputPieces(descriptor: try descriptor(), file: self)
  }

  /// What it is called in messages.
  var name: String { isStandardInput ? "standard input" : path }

  private func withDescriptor(_ body: (Int32) throws -> Void) throws {
    let descriptor = try descriptor()
    defer { if !isStandardInput { close(descriptor) } }
    try body(descriptor)
  }

  private func descriptor() throws -> Int32 {
    guard !isStandardInput else { return 0 }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(errno, name: name) }
    return descriptor
  }

  private static let pieceSize = 65_536
  /// A file up to this size is read in one piece.
  private static let largestPiece = 32 << 20

  /// Nil at the end.
  fileprivate func nextPiece(
    from descriptor: Int32, capacity: Int = pieceSize
  ) throws -> [UInt8]? {
    let piece = try [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      var count = 0
      repeat {
        count = Glibc.read(descriptor, buffer.baseAddress, capacity)
      } while count < 0 && errno == EINTR
      guard count >= 0 else { throw Self.failure(errno, name: name) }
      filled = count
    }
    return piece.isEmpty ? nil : piece
  }

  private static func failure(_ code: Int32, name: String) -> CommandFailure {
    let isMissing = [ENOENT, ENOTDIR, EACCES, EISDIR].contains(code)
    let status = isMissing ? ExitStatus.noInput : .inputOutput
    return CommandFailure(status, "cannot read \(name): \(String(cString: strerror(code)))")
  }
}

/// The pieces of an open file, which is closed when nobody asks for more.
final class InputPieces {
  private let descriptor: Int32
  private let file: InputFile

  fileprivate init(descriptor: Int32, file: InputFile) {
    self.descriptor = descriptor
    self.file = file
  }

  deinit { if !file.isStandardInput { close(descriptor) } }

  /// The next piece; nil at the end.
  func next() throws -> [UInt8]? { try file.nextPiece(from: descriptor) }
}
