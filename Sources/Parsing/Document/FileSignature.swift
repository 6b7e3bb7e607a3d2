/// Files that servers send where a feed should be, by their first bytes.
enum FileSignature {
  /// What a file is; nil for text of any kind.
  static func name(of bytes: Span<UInt8>) -> String? {
    if let known = names.first(where: { has($0.start, at: $0.offset, in: bytes) }) {
      return known.name
    }
    return nil
  }

  private static let names: [(offset: Int, start: [UInt8], name: String)] = [
    (0, [0x89, 0x50, 0x4E, 0x47], "a picture (PNG)"), (0, [0xFF, 0xD8, 0xFF], "a picture (JPEG)"),
    (0, Array("GIF8".utf8), "a picture (GIF)"), (8, Array("WEBP".utf8), "a picture (WebP)"),
    (0, [0, 0, 1, 0], "a picture (ICO)"), (0, Array("II*\0".utf8), "a picture (TIFF)"),
    (0, Array("MM\0*".utf8), "a picture (TIFF)"), (4, Array("ftypavif".utf8), "a picture (AVIF)"),
    (4, Array("ftypheic".utf8), "a picture (HEIC)"), (4, Array("ftyp".utf8), "a video (MP4)"),
    (0, [0x1A, 0x45, 0xDF, 0xA3], "a video (Matroska)"), (0, Array("ID3".utf8), "a sound (MP3)"),
    (0, Array("OggS".utf8), "a sound or video (Ogg)"), (0, Array("fLaC".utf8), "a sound (FLAC)"),
    (8, Array("WAVE".utf8), "a sound (WAV)"), (0, Array("%PDF".utf8), "a PDF document"),
    (0, [0x1F, 0x8B], "a gzip file"), (0, Array("PK\u{3}\u{4}".utf8), "a ZIP file"),
    (0, Array("BZh".utf8), "a bzip2 file"), (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file"),
    (0, [0x28, 0xB5, 0x2F, 0xFD], "a zstd file"), (0, Array("Rar!".utf8), "a RAR file"),
    (0, [0x37, 0x7A, 0xBC, 0xAF], "a 7z file"), (257, Array("ustar".utf8), "a tar file"),
    (0, Array("\u{7F}ELF".utf8), "a program (ELF)"), (0, Array("wOF".utf8), "a font"),
    (0, Array("SQLite format 3".utf8), "a database (SQLite)"),
    (0, Array("<?php".utf8), "a PHP program"), (0, Array("#!".utf8), "a program"),
    (0, Array("BEGIN:VCALENDAR".utf8), "a calendar (iCalendar)"),
    (0, Array("BEGIN:VCARD".utf8), "an address book (vCard)"),
  ]

  private static func has(_ start: [UInt8], at offset: Int, in bytes: Span<UInt8>) -> Bool {
    offset + start.count <= bytes.count
      && start.indices.allSatisfy { bytes[offset + $0] == start[$0] }
  }
}
