import TestSupport
import Testing
import WebText

@Suite struct CharsetTests {
  private func decode(_ bytes: [UInt8], _ label: String) throws -> (text: String, repaired: Bool) {
    let charset = try #require(Charset(label: label))
    let (utf8, repaired) = charset.decode(bytes.span)
    return (String(decoding: utf8, as: UTF8.self), repaired)
  }

  @Test(
    "a label means what browsers take it for",
    arguments: [
      ("UTF-8", "utf-8"), (" utf8\n", "utf-8"), ("\"utf-8\"", "utf-8"), ("utf_8", "utf-8"),
      ("ISO-8859-1", "windows-1252"), ("us-ascii", "windows-1252"), ("latin-1", "windows-1252"),
      ("iso-8859-9", "windows-1254"), ("gb2312", "gbk"), ("Shift_JIS", "shift_jis"),
      ("x-sjis", "shift_jis"), ("win-1251", "windows-1251"), ("cp-1251", "windows-1251"),
      ("utf-16", "utf-16le"), ("ks_c_5601-1987", "euc-kr"), ("KOI8-R", "koi8-r"),
      ("csISO2022KR", "iso-2022-kr"), ("cp437", "cp437"), ("utf-32", "utf-32le"),
    ])
  func labels(label: String, name: String) {
    #expect(Charset(label: label)?.name == name)
  }

  @Test(
    "a name that nobody knows is none",
    arguments: ["", " ", "bogus", "utf-8//IGNORE", "//", "wchar_t", "a b", "\u{0}"])
  func unknownLabels(label: String) {
    #expect(Charset(label: label) == nil)
  }

  @Test(
    "bytes are read by their encoding",
    arguments: [
      ("windows-1252", [0x80, 0x81, 0x93, 0xE9], "€\u{81}“é"),
      ("iso-8859-2", [0xB1, 0xE6], "ąć"), ("iso-8859-15", [0xA4], "€"),
      ("windows-1251", [0xCF, 0xF0], "Пр"), ("koi8-r", [0xF0, 0xD2], "Пр"),
      ("koi8-u", [0xA4, 0xA6], "єі"), ("ibm866", [0x8F, 0xE0], "Пр"),
      ("macintosh", [0x8E, 0xD2], "é“"), ("windows-874", [0xA1, 0x81], "ก\u{81}"),
      ("windows-1258", [0x61, 0xCC, 0x62], "a\u{300}b"), ("windows-1250", [0x8A, 0x83], "Š\u{83}"),
      ("gbk", [0xD6, 0xD0, 0x80], "中€"), ("gb18030", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
      ("big5", [0xA4, 0xA4, 0x41], "中A"), ("euc-kr", [0xC7, 0xD1], "한"),
      ("shift_jis", [0x93, 0xFA, 0xB1, 0x5C], "日ｱ\\"), ("euc-jp", [0xC6, 0xFC], "日"),
      ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42, 0x61], "日a"),
      ("utf-16le", [0x3D, 0xD8, 0x00, 0xDE, 0x61, 0x00], "😀a"),
      ("utf-16be", [0xD8, 0x3D, 0xDE, 0x00, 0x00, 0x61], "😀a"),
      ("utf-32be", [0x00, 0x01, 0xF6, 0x00], "😀"), ("x-user-defined", [0x41, 0x80], "A\u{F780}"),
      ("utf-8", [0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x98, 0x80], "€😀"),
    ] as [(String, [UInt8], String)])
  func characters(label: String, bytes: [UInt8], expected: String) throws {
    let (text, repaired) = try decode(bytes, label)
    #expect(text.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(text)")
    #expect(!repaired)
  }

  @Test(
    "what is no character becomes U+FFFD and the rest is read on",
    arguments: [
      ("utf-8", [0x61, 0xE2, 0x82, 0x62], "a\u{FFFD}b"),
      ("utf-8", [0xC0, 0x80], "\u{FFFD}\u{FFFD}"),
      ("utf-8", [0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
      ("utf-8", [0xF0, 0x9F, 0x98], "\u{FFFD}"), ("utf-8", [0x80, 0x61], "\u{FFFD}a"),
      ("gbk", [0x81, 0x20, 0x61], "\u{FFFD} a"), ("gbk", [0xD6], "\u{FFFD}"),
      ("shift_jis", [0x81, 0x3C, 0x62], "\u{FFFD}<b"), ("euc-kr", [0xFF, 0x61], "\u{FFFD}a"),
      ("utf-16le", [0x00, 0xD8, 0x61, 0x00, 0x62], "\u{FFFD}a\u{FFFD}"),
      ("utf-16be", [0xDC, 0x00], "\u{FFFD}"), ("utf-32le", [0xFF, 0xFF, 0xFF, 0xFF], "\u{FFFD}"),
      ("iso-8859-7", [0xAE, 0x61], "\u{FFFD}a"),
    ] as [(String, [UInt8], String)])
  func broken(label: String, bytes: [UInt8], expected: String) throws {
    let (text, repaired) = try decode(bytes, label)
    #expect(text == expected)
    #expect(repaired)
  }

  @Test("a mark at the beginning names the encoding")
  func byteOrderMarks() {
    func mark(_ bytes: [UInt8]) -> String? {
      Charset.byteOrderMark(of: bytes.span).map { "\($0.charset.name) \($0.length)" }
    }
    #expect(mark([0xEF, 0xBB, 0xBF, 0x61]) == "utf-8 3")
    #expect(mark([0xFE, 0xFF, 0, 0x61]) == "utf-16be 2")
    #expect(mark([0xFF, 0xFE, 0x61, 0]) == "utf-16le 2")
    #expect(mark([0xFF, 0xFE, 0, 0]) == "utf-32le 4")
    #expect(mark([0, 0, 0xFE, 0xFF]) == "utf-32be 4")
    #expect(mark([0xEF, 0xBB]) == nil)
  }

  @Test(
    "any bytes can be decoded, to valid UTF-8",
    arguments: [
      "utf-8", "windows-1252", "gbk", "gb18030", "big5", "euc-jp", "iso-2022-jp", "shift_jis",
      "euc-kr", "utf-16le", "utf-16be", "utf-32le", "windows-1255", "iso-2022-kr", "hz-gb-2312",
      "utf-7", "koi8-u", "x-mac-cyrillic", "iso-8859-8-i",
    ])
  func anyBytes(label: String) throws {
    var random = SplitMix(seed: 7)
    let charset = try #require(Charset(label: label))
    for _ in 0..<200 {
      let count = Int.random(in: 0..<300, using: &random)
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let (utf8, repaired) = charset.decode(noise.span)
      let again = Charset.utf8.decode(utf8.span)
      #expect(again.utf8 == utf8 && !again.repaired, "\(label): \(noise)")
      if charset == .utf8 {
        #expect(utf8 == Array(String(decoding: noise, as: UTF8.self).utf8))
        #expect(repaired == (utf8 != noise))
      }
    }
  }

  @Test("text longer than one piece is read whole, in time that grows with its length")
  func longText() throws {
    let pair: [UInt8] = [0xD6, 0xD0]
    let bytes = Array((0..<200_000).map { _ in pair }.joined())
    let (text, repaired) = try decode(bytes, "gbk")
    #expect(text.utf8.count == 600_000)
    #expect(!repaired)
    let (broken, wasRepaired) = try decode(Array(repeating: 0xFF, count: 400_000), "gbk")
    #expect(broken.unicodeScalars.count == 200_000)
    #expect(wasRepaired)
  }
}
