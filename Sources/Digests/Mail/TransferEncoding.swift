import Foundation

/// How a text travels in a mail (RFC 2045 §6): lines of ASCII, none longer than 76.
enum TransferEncoding {
  /// A text in the encoding that is shorter for it, with the encoding's name.
  static func encoded(_ text: [UInt8]) -> (name: String, bytes: [UInt8]) {
    let special = text.count { $0 > 0x7E || $0 == UInt8(ascii: "=") }
    // Quoted, a byte takes three; in base 64, three take four.
    return special * 6 > text.count
      ? ("base64", base64(text)) : ("quoted-printable", quotedPrintable(text))
  }

  /// RFC 2045 §6.8, in lines.
  static func base64(_ bytes: [UInt8]) -> [UInt8] {
    let options: Data.Base64EncodingOptions = [
      .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
    ]
    return Array(Data(bytes).base64EncodedData(options: options)) + Array("\r\n".utf8)
  }

  /// RFC 2045 §6.7; line ends of the text, LF or CR LF, stay line ends.
  static func quotedPrintable(_ text: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count + text.count / 8)
    var column = 0
    for (index, byte) in text.enumerated() {
      let next = index + 1 < text.count ? text[index + 1] : UInt8(ascii: "\n")
      if byte == UInt8(ascii: "\n") {
        output += [0x0D, 0x0A]
        column = 0
        continue
      }
      if byte == UInt8(ascii: "\r"), next == UInt8(ascii: "\n") { continue }
      let isBlank = byte == 0x20 || byte == 0x09
      let endsLine = next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r")
      // A blank at the end of a line may be lost on the way, a leading "." or "From " be changed.
      let isPlain =
        isBlank ? !endsLine : byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "=")
      let isChanged = column == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
      let length = isPlain && !isChanged ? 1 : 3
      if column + length > 75 {
        output += [UInt8(ascii: "="), 0x0D, 0x0A]
        column = 0
      }
      if length == 1 {
        output.append(byte)
      } else {
        output += [UInt8(ascii: "="), digit(byte >> 4), digit(byte & 15)]
      }
      column += length
    }
    return output + (column > 0 ? [0x0D, 0x0A] : [])
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
