import Parsing
import Testing
import Vocabulary
import WebText

@Suite struct EncodingTests {
  private static func document(_ encoding: String?, title: [UInt8]) -> [UInt8] {
    let declared = encoding.map { " encoding=\"\($0)\"" } ?? ""
    return Array("<?xml version=\"1.0\"\(declared)?><rss><channel><title>".utf8) + title
      + Array("</title></channel></rss>".utf8)
  }

  @Test(
    "what says more about the bytes goes before what says less",
    arguments: [
      (nil, nil, Array("é中".utf8), "é中", "utf-8", true),
      ("iso-8859-1", nil, [0xE9, 0x93], "é\u{201C}", "windows-1252", true),
      ("windows-1251", nil, [0xDF], "Я", "windows-1251", true),
      ("x-nonsense", nil, Array("é中".utf8), "é中", "utf-8", true),
      ("iso-8859-1", nil, Array("é中".utf8), "é中", "utf-8", true),
      ("utf-8", "text/xml; charset=iso-8859-1", Array("é中".utf8), "é中", "utf-8", true),
      (nil, "text/xml; charset=\"koi8-r\"", [0xD1], "я", "koi8-r", true),
      ("windows-1251", "text/xml; charset=koi8-r", [0xD1], "я", "koi8-r", true),
      (nil, nil, [0x43, 0x61, 0x66, 0xE9], "Café", "windows-1252", false),
      (nil, nil, Array("中文".utf8) + [0xFF], "中文\u{FFFD}", "utf-8", false),
      ("us-ascii", nil, Array("é中".utf8), "é中", "utf-8", false),
      ("gb2312", nil, [0xD6, 0xD0], "中", "gbk", true),
      ("shift_jis", nil, [0x93, 0xFA], "日", "shift_jis", true),
    ] as [(String?, String?, [UInt8], String, String, Bool)])
  func order(
    declared: String?, header: String?, title: [UInt8], text: String, encoding: String,
    isWellFormed: Bool
  ) throws {
    let feed = try parse(Self.document(declared, title: title), contentType: header)
    #expect(feed.title?.value == text)
    #expect(feed.encoding.name == encoding)
    #expect(feed.isWellFormed == isWellFormed)
  }

  @Test(
    "UTF-16 is told by its mark or its pattern, whatever it declares", arguments: [true, false])
  func wide(hasMark: Bool) throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss><channel><title>é中</title></channel></rss>"
    let units = (hasMark ? "\u{FEFF}" : "") + text
    let little = units.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big = units.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    #expect(try parse(little).title?.value == "é中")
    #expect(try parse(little).encoding.name == "utf-16le")
    #expect(try parse(big).title?.value == "é中")
    #expect(try parse(big).encoding.name == "utf-16be")
  }

  @Test("UTF-7 is never read, for it hides tags", arguments: ["utf-7", "UTF7"])
  func utf7(label: String) throws {
    let feed = try parse(Self.document(label, title: Array("+ADw-b+AD4-".utf8)))
    #expect(feed.title?.value == "+ADw-b+AD4-")
  }

  @Test(
    "what is said wrongly about the encoding is warned of, with its line",
    arguments: [
      ("iso-8859-1", nil, Array("é中".utf8), ["wrong-encoding"]),
      ("x-nobody", nil, Array("é中".utf8), ["unknown-encoding"]),
      ("x-nobody", nil, Array("e".utf8), ["unknown-encoding"]),
      ("utf-8", "text/xml; charset=iso-8859-1", Array("é中".utf8), ["wrong-encoding"]),
      ("windows-1251", "text/xml; charset=koi8-r", [0xD1], ["wrong-encoding"]),
      ("utf-8", nil, [0x43, 0xE9], ["wrong-encoding", "bad-encoding"]),
      (nil, nil, [0x43, 0xE9], ["bad-encoding"]),
      ("utf-8", nil, Array("中文".utf8) + [0xFF], ["bad-encoding"]),
      ("utf-8", "text/xml; charset=utf-8", Array("é中".utf8), []),
      ("iso-8859-1", nil, [0xE9], []), ("iso-8859-1", nil, Array("e".utf8), []),
    ] as [(String?, String?, [UInt8], [String])])
  func warnings(declared: String?, header: String?, title: [UInt8], codes: [String]) throws {
    let feed = try parse(
      Self.document(declared, title: Array("\n\n".utf8) + title), contentType: header)
    #expect(feed.warnings.map(\.code) == codes)
    for warning in feed.warnings {
      #expect(warning.line == (warning.code == "unknown-encoding" ? 1 : 3))
    }
  }

  @Test(
    "text that was encoded twice is warned of, for it is what the document says",
    arguments: ["CafÃ© dÃ©jÃ\u{A0}", "donâ€™t â€“ â‚¬5", "æ—¥æœ¬èªž", "ÐŸÑ€Ð¸Ð²ÐµÑ‚"])
  func doubleEncoding(written: String) throws {
    let feed = try parse(Self.document("utf-8", title: Array(written.utf8)))
    #expect(feed.title?.value == written)
    #expect(feed.warnings.map(\.code) == ["double-encoding"])
    #expect(feed.isWellFormed)
  }

  @Test(
    "text that only looks a little like it is not warned of",
    arguments: ["Ã©", "Ã© is what é becomes", "naïve Ã© Ã©", "Ãlta Ãrea", "5 € – don’t", "Ünïcödé"])
  func onceEncoded(text: String) throws {
    let feed = try parse(Self.document("utf-8", title: Array(text.utf8)))
    #expect(feed.title?.value == text)
    #expect(feed.warnings.isEmpty)
  }

  @Test("EBCDIC is told by how it writes the declaration")
  func ebcdic() throws {
    // `<?xml version='1.0' encoding='cp037'?><rss><channel><title>Caf` in code page 37, then `é`.
    let bytes: [UInt8] = [
      0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x40, 0xA5, 0x85, 0x99, 0xA2, 0x89, 0x96, 0x95, 0x7E, 0x7D,
      0xF1, 0x4B, 0xF0, 0x7D, 0x40, 0x85, 0x95, 0x83, 0x96, 0x84, 0x89, 0x95, 0x87, 0x7E, 0x7D,
      0x83, 0x97, 0xF0, 0xF3, 0xF7, 0x7D, 0x6F, 0x6E, 0x4C, 0x99, 0xA2, 0xA2, 0x6E, 0x4C, 0x83,
      0x88, 0x81, 0x95, 0x95, 0x85, 0x93, 0x6E, 0x4C, 0xA3, 0x89, 0xA3, 0x93, 0x85, 0x6E, 0xC3,
      0x81, 0x86, 0x51,
    ]
    let feed = try parse(bytes + [0x4C, 0x61, 0xA3, 0x89, 0xA3, 0x93, 0x85, 0x6E])
    #expect(feed.title?.value == "Café")
    #expect(feed.encoding.name == "cp037")
  }

  @Test(
    "names that the C library does not have",
    arguments: [("ptcp154", [0x8D], "Қ"), ("kz-1048", [0x8D], "Қ"), ("x-mac-ce", [0xEB], "Ž")]
      as [(String, [UInt8], String)])
  func aliases(label: String, bytes: [UInt8], text: String) throws {
    #expect(try parse(Self.document(label, title: bytes)).title?.value == text)
  }
}
