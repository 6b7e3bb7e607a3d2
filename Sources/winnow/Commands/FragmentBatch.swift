import Dispatch
import Glibc
import Synchronization

/// Runs a function over NUL-terminated records, on all cores, answers in the order of the records.
///
/// Whatever has arrived is answered at once, so that a program which writes one record and waits for
/// its answer gets it. Memory is what arrived with one read and its answers, or one record.
enum FragmentBatch {
  /// Reads to the end of the input; a last record without its NUL counts as one.
  static func run(
    input: InputFile, _ transform: @Sendable @escaping ([UInt8]) -> [UInt8]
  ) throws {
    var output = StandardOutput()
    var pending: [UInt8] = []
    try input.readPieces { piece in
      let scanned = pending.count
      pending.append(contentsOf: piece)
      let records = takeRecords(from: &pending, scanned: scanned)
      try answer(records, transform, &output)
    }
    if !pending.isEmpty { try answer([pending], transform, &output) }
  }

  /// Removes the complete records; `scanned` bytes at the front are known to hold no NUL.
  private static func takeRecords(from pending: inout [UInt8], scanned: Int) -> [[UInt8]] {
    var records: [[UInt8]] = []
    var start = 0
    var index = scanned
    while let end = firstNull(in: pending, from: index) {
      records.append(Array(pending[start..<end]))
      start = end + 1
      index = start
    }
    if start > 0 { pending.removeSubrange(..<start) }
    return records
  }

  private static func firstNull(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard start < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + start, 0, bytes.count - start)
      else { return nil }
      return base.distance(to: UnsafeRawPointer(found))
    }
  }

  private static func answer(
    _ records: [[UInt8]], _ transform: @Sendable @escaping ([UInt8]) -> [UInt8],
    _ output: inout StandardOutput
  ) throws {
    guard !records.isEmpty else { return }
    let answers = Mutex([[UInt8]](repeating: [], count: records.count))
    DispatchQueue.concurrentPerform(iterations: records.count) { @Sendable index in
      let result = transform(records[index])
      answers.withLock { $0[index] = result }
    }
    for answer in answers.withLock({ $0 }) {
      try output.write(answer)
      try output.write([0])
    }
    try output.flush()
  }
}
