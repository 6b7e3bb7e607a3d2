/// Text in other encodings, made without the code under test.
enum Reencoding {
  static func bytes(of text: String, as name: String) -> [UInt8] {
    switch name {
    case "utf-16le": text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case "utf-16be": text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case "utf-32le": text.unicodeScalars.flatMap { scalar in (0..<4).map { byte(scalar, $0) } }
    case "utf-32be": text.unicodeScalars.flatMap { scalar in (0..<4).map { byte(scalar, 3 - $0) } }
    case "iso-8859-1": text.unicodeScalars.map { UInt8($0.value) }
    default: Array(text.utf8)
    }
  }

  private static func byte(_ scalar: Unicode.Scalar, _ index: Int) -> UInt8 {
    UInt8(scalar.value >> UInt32(index * 8) & 0xFF)
  }
}
