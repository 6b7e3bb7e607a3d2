/// What a picture says of itself before its pixels come.
///
/// Reading systems and epubcheck read as much, and refuse a book whose picture is cut before.
struct PictureHeader: Hashable {
  /// The types that every reading system shows (EPUB 3.2 §3.1, core media types).
  enum Kind: String {
    case jpeg, png, gif

    /// How the names of its files end.
    var ending: String { self == .jpeg ? "jpg" : rawValue }
  }

  /// The type, told by the first bytes: what a server calls it is often wrong.
  let kind: Kind
  /// How many pixels a line has.
  let width: Int
  /// How many lines there are.
  let height: Int

  /// Reads it; nil for what is no such picture, or ends before its pixels.
  init?(_ bytes: [UInt8]) {
    var reader = PictureReader(bytes)
    let read: (kind: Kind, size: PictureReader.Size?)
    if reader.skip([0xFF, 0xD8]) {
      read = (.jpeg, reader.sizeOfJPEG())
    } else if reader.skip([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      read = (.png, reader.sizeOfPNG())
    } else if reader.skip(Array("GIF87a".utf8)) || reader.skip(Array("GIF89a".utf8)) {
      read = (.gif, reader.sizeOfGIF())
    } else {
      return nil
    }
    guard let size = read.size, size.width > 0, size.height > 0 else { return nil }
    (kind, width, height) = (read.kind, size.width, size.height)
  }
}

/// Goes through the bytes of a picture; beyond the end there is nothing.
struct PictureReader {
  /// Width and height.
  typealias Size = (width: Int, height: Int)

  private let bytes: [UInt8]
  private var place = 0

  /// A reader at the first byte.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Goes past these bytes; false, and stays, where others stand.
  mutating func skip(_ expected: [UInt8]) -> Bool {
    guard bytes.dropFirst(place).starts(with: expected) else { return false }
    place += expected.count
    return true
  }

  /// ISO/IEC 10918-1 (T.81) B.1: segments up to the first scan, one of them with the frame's size.
  mutating func sizeOfJPEG() -> Size? {
    var size: Size?
    while let marker = nextMarker() {
      switch marker {
      case 0x01, 0xD0...0xD7: continue
      case 0xD8, 0xD9: return nil
      case 0xDA: return size
      default: break
      }
      let segment = place
      guard let length = number(of: 2), length >= 2, segment + length <= bytes.count else {
        return nil
      }
      // Start of frame; three of the numbers between mean tables.
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        place += 1
        guard let height = number(of: 2), let width = number(of: 2) else { return nil }
        size = (width, height)
      }
      place = segment + length
    }
    return nil
  }

  private mutating func nextMarker() -> UInt8? {
    guard byte() == 0xFF else { return nil }
    while let next = byte() {
      if next != 0xFF { return next }
    }
    return nil
  }

  /// PNG §11.2.2: the first chunk, and after it the beginning of another.
  mutating func sizeOfPNG() -> Size? {
    guard skip([0, 0, 0, 13] + Array("IHDR".utf8)), let width = number(of: 4),
      let height = number(of: 4)
    else { return nil }
    // Depth, colour, compression, filter, interlace, and the chunk's sum.
    place += 9
    return number(of: 4) == nil ? nil : (width, height)
  }

  /// GIF89a §18 to §26: blocks up to the first picture.
  mutating func sizeOfGIF() -> Size? {
    place += 4
    guard let packed = byte() else { return nil }
    place += 2
    if packed & 0x80 != 0 { place += 3 << (Int(packed & 7) + 1) }
    while let separator = byte() {
      switch separator {
      case 0x2C:
        place += 4
        guard let width = littleEndianNumber(), let height = littleEndianNumber() else {
          return nil
        }
        return (width, height)
      case 0x21:
        place += 1
        while let count = byte(), count > 0 { place += Int(count) }
      default: return nil
      }
    }
    return nil
  }

  private mutating func byte() -> UInt8? {
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return bytes[place]
  }

  private mutating func number(of count: Int) -> Int? {
    guard place + count <= bytes.count else { return nil }
    defer { place += count }
    return bytes[place..<place + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private mutating func littleEndianNumber() -> Int? {
    guard let low = byte(), let high = byte() else { return nil }
    return Int(high) << 8 | Int(low)
  }
}
