import CZlib
import Vocabulary

/// Writes an archive of files (PKWARE APPNOTE 6.3.9), deflated where that is shorter.
///
/// Small enough to be our own: names are ASCII, sizes are known before they are written, and no
/// archive of a digest comes near the 4 GB and 65,535 files beyond which the format is another.
struct ZipWriter {
  private struct Entry {
    var name: [UInt8]
    var method: UInt16
    var checksum: UInt32
    var compressedCount: UInt32
    var count: UInt32
    var offset: UInt32
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  private let date: UInt16
  private let time: UInt16

  /// An archive whose files are all of one time, so that the same files give the same bytes.
  init(at now: Timestamp) {
    let parts = now.civil
    let year = UInt16(clamping: min(max(parts.year - 1980, 0), 127))
    date = year << 9 | UInt16(clamping: parts.month) << 5 | UInt16(clamping: parts.day)
    time =
      UInt16(clamping: parts.hour) << 11 | UInt16(clamping: parts.minute) << 5
      | UInt16(clamping: parts.second / 2)
  }

  /// Adds a file; what is compressed already is stored as it is.
  mutating func add(_ name: String, _ contents: [UInt8], isCompressed: Bool = false) {
    let deflated = isCompressed ? nil : ZipWriter.deflated(contents)
    let stored = deflated ?? contents
    let entry = Entry(
      name: Array(name.utf8), method: deflated == nil ? 0 : 8,
      checksum: ZipWriter.checksum(of: contents), compressedCount: UInt32(clamping: stored.count),
      count: UInt32(clamping: contents.count), offset: UInt32(clamping: bytes.count))
    number(0x0403_4B50 as UInt32)
    writeCommon(entry)
    bytes += entry.name
    bytes += stored
    entries.append(entry)
  }

  /// Writes the directory at the end (§4.3.12, §4.3.16) and gives the archive.
  mutating func finish() -> [UInt8] {
    let start = bytes.count
    for entry in entries {
      number(0x0201_4B50 as UInt32)
      number(20 as UInt16)
      writeCommon(entry)
      // No comment, first disk, no attributes.
      for _ in 0..<3 { number(0 as UInt16) }
      number(0 as UInt32)
      number(entry.offset)
      bytes += entry.name
    }
    let count = UInt16(clamping: entries.count)
    let length = UInt32(clamping: bytes.count - start)
    number(0x0605_4B50 as UInt32)
    number(0 as UInt16)
    number(0 as UInt16)
    number(count)
    number(count)
    number(length)
    number(UInt32(clamping: start))
    number(0 as UInt16)
    return bytes
  }

  /// What the head of a file and its line of the directory share.
  private mutating func writeCommon(_ entry: Entry) {
    number(20 as UInt16)
    number(0 as UInt16)
    number(entry.method)
    number(time)
    number(date)
    number(entry.checksum)
    number(entry.compressedCount)
    number(entry.count)
    number(UInt16(clamping: entry.name.count))
    number(0 as UInt16)
  }

  private mutating func number(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
  }

  private static func checksum(of contents: [UInt8]) -> UInt32 {
    let sum = contents.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    return UInt32(truncatingIfNeeded: sum)
  }

  /// A raw stream of RFC 1951; nil when it would not be shorter.
  private static func deflated(_ contents: [UInt8]) -> [UInt8]? {
    guard contents.count > 64, contents.count < Int(Int32.max) else { return nil }
    var stream = z_stream()
    guard winnow_deflate_init(&stream, Z_DEFAULT_COMPRESSION, -15) == Z_OK else { return nil }
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: contents.count)
    var input = contents
    let state = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        return deflate(&stream, Z_FINISH)
      }
    }
    guard state == Z_STREAM_END else { return nil }
    output.removeLast(Int(stream.avail_out))
    return output
  }
}
