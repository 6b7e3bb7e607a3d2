public import Vocabulary

/// How many words a text has.
public enum WordCount {
  /// Runs of what is not blank; each Chinese character and Japanese sign is a word of its own.
  public static func of(_ text: PlainText) -> Int {
    var count = 0
    var isInWord = false
    let bytes = text.utf8
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      if byte <= 0x20 {
        isInWord = false
      } else if isWordByItself(bytes, index) {
        count += 1
        isInWord = false
      } else if !isInWord {
        count += 1
        isInWord = true
      }
      index += length
    }
    return count
  }

  /// U+3041 to U+9FFF, U+F900 to U+FAFF and the ideographs of the second plane.
  private static func isWordByItself(_ bytes: [UInt8], _ index: Int) -> Bool {
    switch bytes[index] {
    case 0xE3: index + 1 < bytes.count && bytes[index + 1] >= 0x81
    case 0xE4...0xE9: true
    case 0xEF: index + 1 < bytes.count && (0xA4...0xAB).contains(bytes[index + 1])
    case 0xF0: index + 1 < bytes.count && (0xA0...0xB2).contains(bytes[index + 1])
    default: false
    }
  }
}
