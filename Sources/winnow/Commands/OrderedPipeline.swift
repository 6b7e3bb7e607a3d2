import Dispatch
import Glibc
import Synchronization

/// Answers the lines of standard input on all cores, the answers in the order of the lines.
///
/// Each worker takes the next line when it is done with its last one, so no core waits for another.
/// An answer is written as soon as all before it are; so one line in gets its answer out, however
/// slow the lines after it are. At most `window` answers wait for an earlier one.
enum OrderedPipeline {
  private static let window = 32

  private struct Outlet: ~Copyable {
    var output = StandardOutput()
    var waiting: [Int: [UInt8]] = [:]
    var next = 0
    var failure: (any Error)?
  }

  /// Runs to the end of the input.
  ///
  /// - Parameters:
  ///   - input: The lines where they are read already, in place of standard input.
  ///   - answer: The bytes to write for a line.
  /// - Throws: What `StandardOutput` throws; the rest of the input is then left alone.
  static func run(
    over input: [UInt8]? = nil, _ answer: @Sendable @escaping (String) -> [UInt8]
  ) throws {
    let lines = Mutex(input.map(InputLines.init) ?? InputLines())
    let outlet = Mutex(Outlet())
    // Made empty and then filled, for Dispatch traps on one that ends with less than it began with.
    let room = DispatchSemaphore(value: 0)
    for _ in 0..<window { room.signal() }
    let workers = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    DispatchQueue.concurrentPerform(iterations: workers) { @Sendable _ in
      while true {
        room.wait()
        let taken = lines.withLock { $0.next() }
        guard let (number, line) = taken, outlet.withLock({ $0.failure == nil }) else {
          room.signal()
          return
        }
        let written = deliver(answer(line), number: number, to: outlet)
        for _ in 0..<written { room.signal() }
      }
    }
    if let failure = outlet.withLock({ $0.failure }) { throw failure }
  }

  /// The lines of an input that is read already.
  static func lines(of input: [UInt8]) -> [String] {
    var source = InputLines(input)
    var lines: [String] = []
    while let (_, line) = source.next() { lines.append(line) }
    return lines
  }

  /// Writes the answer and those that waited for it; how many these are.
  private static func deliver(
    _ bytes: [UInt8], number: Int, to outlet: borrowing Mutex<Outlet>
  ) -> Int {
    outlet.withLock { outlet in
      outlet.waiting[number] = bytes
      var written = 0
      do {
        while let ready = outlet.waiting.removeValue(forKey: outlet.next) {
          outlet.next += 1
          written += 1
          try outlet.output.write(ready)
        }
        if written > 0 { try outlet.output.flush() }
      } catch {
        outlet.failure = error
        // Nobody shall wait for room that no answer will make.
        return window
      }
      return written
    }
  }
}

/// The lines of standard input, or of what was read of it, numbered from 0.
private struct InputLines: Sendable {
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var isAtEnd = false

  init() {}

  init(_ input: [UInt8]) {
    buffer = input
    isAtEnd = true
  }

  /// The next line; blocks until it is there, nil at the end.
  mutating func next() -> (number: Int, line: String)? {
    var scanned = start
    while true {
      if let end = buffer[scanned...].firstIndex(of: UInt8(ascii: "\n")) {
        return take(until: end, skipping: 1)
      }
      scanned = buffer.count
      guard !isAtEnd else { return start < buffer.count ? take(until: buffer.count) : nil }
      scanned -= dropTaken()
      fill()
    }
  }

  private mutating func take(until end: Int, skipping count: Int = 0) -> (Int, String) {
    defer { number += 1 }
    let line = String(decoding: buffer[start..<end], as: UTF8.self)
    start = end + count
    return (number, line)
  }

  private mutating func dropTaken() -> Int {
    defer { start = 0 }
    buffer.removeSubrange(..<start)
    return start
  }

  private mutating func fill() {
    let capacity = 65_536
    var piece = [UInt8](repeating: 0, count: capacity)
    var count = 0
    repeat {
      count = Glibc.read(0, &piece, capacity)
    } while count < 0 && errno == EINTR
    if count > 0 { buffer.append(contentsOf: piece[..<count]) } else { isAtEnd = true }
  }
}
