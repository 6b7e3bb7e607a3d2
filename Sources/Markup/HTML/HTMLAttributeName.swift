/// The attributes somebody reads; a tree for cleaning leaves most others out.
///
/// A hump in a case's name is a hyphen in the attribute's: `dataSrc` is `data-src`.
public enum HTMLAttributeName: UInt8, CaseIterable, Sendable {
  case alt, charset, cite, `class`, color, colspan, content, controls
  case dataLazySrc, dataLazySrcset, dataOriginal, dataSrc, dataSrcset
  case datetime, dir, encoding, face, height, href, hreflang, httpEquiv, id, itemprop, kind
  case label, lang, media, multiple, name, open, poster, property, rel, reversed, role, rowspan
  case scope, selected, size, sizes, span, src, srclang, srcset, start, style, title, type
  case value, width
  case ariaDescribedby, ariaHidden, ariaLabel, ariaLabelledby, data, headers, hidden, itemtype
  case dataActualsrc, dataCfsrc, dataEcho, dataFullSrc, dataHiResSrc, dataImgSrc, dataLazy
  /// Those of formulas (MathML Core §2.1, §3).
  case accent, accentunder, bevelled, close, columnalign, columnlines, columnspan, depth, display
  case displaystyle, fence, largeop, linethickness, lspace, mathvariant, maxsize, minsize
  case movablelimits, notation, rowalign, rowlines, rspace, scriptlevel, separator, separators
  case stretchy, symmetric, voffset
  /// Any other; its name is the tree's `name(of:)`.
  case other

  /// The name in lower case, as it is written in a tag; empty for `other`.
  public var name: [UInt8] { HTMLAttributeName.names[Int(rawValue)] }

  private static let names = allCases.map { $0 == .other ? [] : hyphenated("\($0)") }

  static let byName = KnownNames(
    allCases.dropLast().map { ($0.name, Int($0.rawValue)) })
}
