import CZlib

/// One content coding taken off: gzip (RFC 1952) or deflate (RFC 1950, and 1951 as some servers do).
///
/// libcurl calls a coding that was cut off a success; zlib knows its end, so it is asked itself.
final class Inflater {
  /// The codings that are offered and understood.
  enum Coding {
    case gzip
    case deflate
  }

  private enum State {
    case starting
    case running
    /// A whole member has ended; another may follow (RFC 1952 §2.2).
    case ended
    /// After the end came what is no member: padding, which browsers ignore too.
    case padding
    case broken
  }

  private let coding: Coding
  private var state = State.starting
  private var isLaterMember = false
  private var held: [UInt8] = []
  /// zlib refuses a stream that has moved, so it has a place of its own.
  private let stream: UnsafeMutablePointer<z_stream>

  init(_ coding: Coding) {
    self.coding = coding
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// True when the coding has come to its end, or nothing came at all.
  var isFinished: Bool {
    switch state {
    case .starting: held.isEmpty
    case .ended, .padding: true
    case .running, .broken: false
    }
  }

  /// Decodes what came and hands it on piece by piece while `output` takes it.
  ///
  /// False when the data are broken or `output` takes no more.
  func decode(
    _ input: UnsafeRawBufferPointer, output: (UnsafeRawBufferPointer) -> Bool
  ) -> Bool {
    guard state == .starting else { return inflate(input, output) }
    held += input
    guard held.count >= 2 else { return true }
    let start = held
    held = []
    guard winnow_inflate_init(stream, windowBits(of: start)) == Z_OK else {
      state = .broken
      return false
    }
    state = .running
    return start.withUnsafeBytes { inflate($0, output) }
  }

  /// Chooses the format; deflate is meant to have zlib's header (RFC 9110 §8.4.1.2).
  private func windowBits(of start: [UInt8]) -> Int32 {
    if coding == .gzip { return 15 + 16 }
    let isZlib = start[0] & 0x0F == 8 && (Int(start[0]) << 8 | Int(start[1])) % 31 == 0
    return isZlib ? 15 : -15
  }

  private func inflate(
    _ input: UnsafeRawBufferPointer, _ output: (UnsafeRawBufferPointer) -> Bool
  ) -> Bool {
    guard let base = input.bindMemory(to: UInt8.self).baseAddress, beginMember(input[...]) else {
      return state != .broken
    }
    stream.pointee.next_in = UnsafeMutablePointer(mutating: base)
    stream.pointee.avail_in = UInt32(input.count)
    return withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 1) { piece in
      repeat {
        stream.pointee.next_out = piece.bindMemory(to: UInt8.self).baseAddress
        stream.pointee.avail_out = UInt32(piece.count)
        let code = CZlib.inflate(stream, Z_NO_FLUSH)
        let count = piece.count - Int(stream.pointee.avail_out)
        if count > 0, !output(UnsafeRawBufferPointer(rebasing: piece[..<count])) { return false }
        guard goesOn(after: code, rest: input.suffix(Int(stream.pointee.avail_in))) else { break }
      } while stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0
      return state != .broken
    }
  }

  /// False when there is nothing more to decode.
  private func beginMember(_ input: UnsafeRawBufferPointer.SubSequence) -> Bool {
    guard state == .ended, let first = input.first else { return state == .running }
    guard coding == .gzip, first == 0x1F, inflateReset(stream) == Z_OK else {
      state = .padding
      return false
    }
    isLaterMember = true
    state = .running
    return true
  }

  private func goesOn(after code: Int32, rest: UnsafeRawBufferPointer.SubSequence) -> Bool {
    switch code {
    case Z_OK, Z_BUF_ERROR:
      return code == Z_OK
    case Z_STREAM_END:
      state = .ended
      return !rest.isEmpty && beginMember(rest)
    default:
      state = isLaterMember && stream.pointee.total_out == 0 ? .padding : .broken
      return false
    }
  }
}
