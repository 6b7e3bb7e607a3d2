/// The labels of the WHATWG Encoding Standard (§4.2), a row an encoding.
enum CharsetLabels {
  /// An encoding, how its bytes are read, and its labels with a space between them.
  struct Row {
    let name: String
    let decoder: CharsetDecoder
    let labels: String
  }

  /// Every encoding of the standard but those that it calls `replacement`.
  static let rows: [Row] = [
    Row(
      name: "utf-8", decoder: .utf8,
      labels: """
        unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8
        """),
    Row(
      name: "ibm866", decoder: .singleByte("IBM866"),
      labels: """
        866 cp866 csibm866 ibm866
        """),
    Row(
      name: "iso-8859-2", decoder: .singleByte("ISO-8859-2"),
      labels: """
        csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 \
        latin2
        """),
    Row(
      name: "iso-8859-3", decoder: .singleByte("ISO-8859-3"),
      labels: """
        csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 \
        latin3
        """),
    Row(
      name: "iso-8859-4", decoder: .singleByte("ISO-8859-4"),
      labels: """
        csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 \
        latin4
        """),
    Row(
      name: "iso-8859-5", decoder: .singleByte("ISO-8859-5"),
      labels: """
        csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 \
        iso_8859-5:1988
        """),
    Row(
      name: "iso-8859-6", decoder: .singleByte("ISO-8859-6"),
      labels: """
        arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 \
        iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
        """),
    Row(
      name: "iso-8859-7", decoder: .singleByte("ISO-8859-7"),
      labels: """
        csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 \
        iso_8859-7 iso_8859-7:1987 sun_eu_greek
        """),
    Row(
      name: "iso-8859-8", decoder: .singleByte("ISO-8859-8"),
      labels: """
        csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 \
        iso88598 iso_8859-8 iso_8859-8:1988 visual
        """),
    Row(
      name: "iso-8859-8-i", decoder: .singleByte("ISO-8859-8"),
      labels: """
        csiso88598i iso-8859-8-i logical
        """),
    Row(
      name: "iso-8859-10", decoder: .singleByte("ISO-8859-10"),
      labels: """
        csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
        """),
    Row(
      name: "iso-8859-13", decoder: .singleByte("ISO-8859-13"),
      labels: """
        iso-8859-13 iso8859-13 iso885913
        """),
    Row(
      name: "iso-8859-14", decoder: .singleByte("ISO-8859-14"),
      labels: """
        iso-8859-14 iso8859-14 iso885914
        """),
    Row(
      name: "iso-8859-15", decoder: .singleByte("ISO-8859-15"),
      labels: """
        csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
        """),
    Row(
      name: "iso-8859-16", decoder: .singleByte("ISO-8859-16"),
      labels: """
        iso-8859-16
        """),
    Row(
      name: "koi8-r", decoder: .singleByte("KOI8-R"),
      labels: """
        cskoi8r koi koi8 koi8-r koi8_r
        """),
    Row(
      name: "koi8-u", decoder: .singleByte("KOI8-U"),
      labels: """
        koi8-ru koi8-u
        """),
    Row(
      name: "macintosh", decoder: .singleByte("MACINTOSH"),
      labels: """
        csmacintosh mac macintosh x-mac-roman
        """),
    Row(
      name: "windows-874", decoder: .singleByte("CP874"),
      labels: """
        dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
        """),
    Row(
      name: "windows-1250", decoder: .singleByte("CP1250"),
      labels: """
        cp1250 windows-1250 x-cp1250
        """),
    Row(
      name: "windows-1251", decoder: .singleByte("CP1251"),
      labels: """
        cp1251 windows-1251 x-cp1251
        """),
    Row(
      name: "windows-1252", decoder: .windows1252,
      labels: """
        ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 \
        iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
        """),
    Row(
      name: "windows-1253", decoder: .singleByte("CP1253"),
      labels: """
        cp1253 windows-1253 x-cp1253
        """),
    Row(
      name: "windows-1254", decoder: .singleByte("CP1254"),
      labels: """
        cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 \
        l5 latin5 windows-1254 x-cp1254
        """),
    Row(
      name: "windows-1255", decoder: .singleByte("CP1255"),
      labels: """
        cp1255 windows-1255 x-cp1255
        """),
    Row(
      name: "windows-1256", decoder: .singleByte("CP1256"),
      labels: """
        cp1256 windows-1256 x-cp1256
        """),
    Row(
      name: "windows-1257", decoder: .singleByte("CP1257"),
      labels: """
        cp1257 windows-1257 x-cp1257
        """),
    Row(
      name: "windows-1258", decoder: .singleByte("CP1258"),
      labels: """
        cp1258 windows-1258 x-cp1258
        """),
    Row(
      name: "x-mac-cyrillic", decoder: .singleByte("MAC-UK"),
      labels: """
        x-mac-cyrillic x-mac-ukrainian
        """),
    Row(
      name: "gbk", decoder: .multiByte("GB18030"),
      labels: """
        chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk
        """),
    Row(
      name: "gb18030", decoder: .multiByte("GB18030"),
      labels: """
        gb18030
        """),
    Row(
      name: "big5", decoder: .multiByte("BIG5-HKSCS"),
      labels: """
        big5 big5-hkscs cn-big5 csbig5 x-x-big5
        """),
    Row(
      name: "euc-jp", decoder: .multiByte("EUC-JP-MS"),
      labels: """
        cseucpkdfmtjapanese euc-jp x-euc-jp
        """),
    Row(
      name: "iso-2022-jp", decoder: .multiByte("ISO-2022-JP"),
      labels: """
        csiso2022jp iso-2022-jp
        """),
    Row(
      name: "shift_jis", decoder: .multiByte("CP932"),
      labels: """
        csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
        """),
    Row(
      name: "euc-kr", decoder: .multiByte("UHC"),
      labels: """
        cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 \
        ksc_5601 windows-949
        """),
    Row(
      name: "utf-16be", decoder: .utf16(bigEndian: true),
      labels: """
        unicodefffe utf-16be
        """),
    Row(
      name: "utf-16le", decoder: .utf16(bigEndian: false),
      labels: """
        csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le
        """),
    Row(
      name: "x-user-defined", decoder: .userDefined,
      labels: """
        x-user-defined
        """),
  ]

  /// Encodings that browsers refuse and call `replacement`.
  ///
  /// Their escape sequences hide markup from filters that look at bytes. Here the filter looks at
  /// what was decoded, so the text may be read.
  static let refusedByBrowsers: [Row] = [
    Row(
      name: "iso-2022-kr", decoder: .multiByte("ISO-2022-KR"), labels: "csiso2022kr iso-2022-kr"),
    Row(name: "iso-2022-cn", decoder: .multiByte("ISO-2022-CN"), labels: "iso-2022-cn"),
    Row(name: "iso-2022-cn-ext", decoder: .multiByte("ISO-2022-CN-EXT"), labels: "iso-2022-cn-ext"),
    // What the C library has under another name than feeds.
    Row(
      name: "ptcp154", decoder: .singleByte("PT154"),
      labels: "cp154 csptcp154 cyrillic-asian pt154 ptcp154"),
    Row(
      name: "kz-1048", decoder: .singleByte("RK1048"),
      labels: "cskz1048 kz-1048 rk1048 strk1048-2002"),
    Row(
      name: "x-mac-ce", decoder: .singleByte("MAC-CENTRALEUROPE"),
      labels: "mac-centraleurope maccentraleurope x-mac-ce x-mac-centraleurroman"),
    // No converter has HZ; its ASCII part is read.
    Row(name: "hz-gb-2312", decoder: .utf8, labels: "hz-gb-2312"),
    Row(name: "replacement", decoder: .utf8, labels: "replacement"),
  ]
}
