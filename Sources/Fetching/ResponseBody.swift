/// The body of one answer: its codings taken off, its size bounded.
struct ResponseBody {
  /// Why no more of a body is taken.
  enum Fault: Equatable {
    /// It is larger than the limit, decoded or as it came.
    case tooLarge
    /// Its coding is broken.
    case brokenCoding
    /// Nobody wants it, and it is too long to be read for the connection's sake.
    case unwanted
  }

  /// The decoded bytes.
  private(set) var bytes: [UInt8] = []
  private let decoders: [Inflater]
  private let isWanted: Bool
  private let limit: Int
  /// Bytes before each decoder; a coding that yields nothing may not go on for ever either.
  private var counts: [Int]

  /// A body that is kept, with codings in the order in which they were put on.
  init(codings: [Inflater.Coding], limit: Int, announced: Int) {
    decoders = codings.reversed().map(Inflater.init)
    counts = Array(repeating: 0, count: decoders.count)
    isWanted = true
    self.limit = limit
    let reserved = min(announced, limit, Limits.reservedByteCount)
    bytes.reserveCapacity(codings.isEmpty ? reserved : reserved * Limits.usualExpansion)
  }

  /// A body nobody wants.
  init() {
    decoders = []
    counts = []
    isWanted = false
    limit = Limits.discardedByteCount
  }

  /// True when each coding has come to its own end.
  var isWhole: Bool { decoders.allSatisfy(\.isFinished) }

  private var discardedCount = 0
  private var fault: Fault?

  /// Takes the next bytes as they came; a fault ends the transfer.
  mutating func take(_ input: UnsafeRawBufferPointer) -> Fault? {
    guard isWanted else {
      discardedCount += input.count
      return discardedCount > limit ? .unwanted : nil
    }
    return decode(input, from: 0) ? nil : fault ?? .brokenCoding
  }

  private mutating func decode(_ input: UnsafeRawBufferPointer, from level: Int) -> Bool {
    guard level < decoders.count else { return append(input) }
    counts[level] += input.count
    guard counts[level] <= limit else { return fail(.tooLarge) }
    let decoder = decoders[level]
    return decoder.decode(input) { decode($0, from: level + 1) }
  }

  private mutating func append(_ input: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count + input.count <= limit else { return fail(.tooLarge) }
    bytes.append(contentsOf: input)
    return true
  }

  private mutating func fail(_ fault: Fault) -> Bool {
    self.fault = fault
    return false
  }
}

/// The codings of a `Content-Encoding` field (RFC 9110 §8.4).
enum ContentCodings {
  /// The codings in the order in which they were put on; nil with one that is not understood.
  static func parse(_ field: String?) -> [Inflater.Coding]? {
    var codings: [Inflater.Coding] = []
    for part in (field ?? "").lowercased().split(whereSeparator: { ", \t".contains($0) }) {
      switch part {
      case "gzip", "x-gzip": codings.append(.gzip)
      case "deflate": codings.append(.deflate)
      case "identity", "none": continue
      default: return nil
      }
    }
    return codings.count <= Limits.contentCodings ? codings : nil
  }
}
