/// The attributes somebody reads; all others are left out of the tree.
///
/// A hump in a case's name is a hyphen in the attribute's: `dataSrc` is `data-src`.
public enum HTMLAttributeName: UInt8, CaseIterable, Sendable {
  case alt, charset, cite, `class`, colspan, content, controls
  case dataLazySrc, dataLazySrcset, dataOriginal, dataSrc, dataSrcset
  case datetime, dir, height, href, hreflang, httpEquiv, id, itemprop, kind, label, lang
  case media, name, open, poster, property, rel, reversed, role, rowspan
  case scope, sizes, span, src, srclang, srcset, start, style, title, type, value, width

  /// The name in lower case, as it is written in a tag.
  public var name: [UInt8] { HTMLAttributeName.names[Int(rawValue)] }

  private static let names = allCases.map { name in
    "\(name)".utf8.flatMap { byte -> [UInt8] in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        ? [UInt8(ascii: "-"), byte | 0x20] : [byte]
    }
  }

  static let byName = NameTable(allCases.map { ($0.name, $0) })
}
