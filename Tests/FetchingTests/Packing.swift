import CZlib

/// Bytes packed as servers do it.
enum Packing {
  /// zlib's format, which HTTP calls deflate.
  static func deflate(_ bytes: [UInt8]) -> [UInt8] {
    var length = compressBound(UInt(bytes.count))
    var packed = [UInt8](repeating: 0, count: Int(length))
    compress2(&packed, &length, bytes, UInt(bytes.count), 9)
    return Array(packed[..<Int(length)])
  }

  /// The same without zlib's header and checksum, as some servers send it.
  static func rawDeflate(_ bytes: [UInt8]) -> [UInt8] {
    Array(deflate(bytes).dropFirst(2).dropLast(4))
  }

  /// RFC 1952.
  static func gzip(_ bytes: [UInt8]) -> [UInt8] {
    let head: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]
    let checksum = UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
    return head + rawDeflate(bytes) + littleEndian(checksum) + littleEndian(UInt32(bytes.count))
  }

  private static func littleEndian(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }
}
