/// The elements Winnow knows by name (HTML Living Standard §4, its obsolete ones in §16, and those of
/// SVG and MathML that its tree construction names).
///
/// An element that is not here is `unknown`: its contents count, its name is kept by the tree. A hump
/// in a case's name is a hyphen in the element's: `annotationXml` is `annotation-xml`.
public enum HTMLElement: UInt8, CaseIterable, Sendable {
  case unknown
  case a, abbr, acronym, address, applet, area, article, aside, audio
  case b, base, basefont, bdi, bdo, bgsound, big, blink, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup, command
  case data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, image, img, input, ins, kbd, keygen, label, legend, li, link, listing
  case main, map, mark, marquee, math, menu, menuitem, meta, meter
  case nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, output
  case p, param, picture, plaintext, pre, progress, q, rb, rp, rt, rtc, ruby
  case s, samp, script, search, section, select, selectedcontent, slot, small, source, span
  case strike, strong, style, sub, summary, sup, svg
  case table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt
  case u, ul, `var`, video, wbr, xmp
  /// The parts of a formula that carry no text for a reader (MathML Core §2.1.1).
  case annotation
  /// Those that the rules for foreign content name (§13.2.6.5).
  case annotationXml, desc, foreignobject, malignmark, mglyph, mi, mn, mo, ms, mtext
  /// The other parts of a formula (MathML Core §2.1).
  case menclose, merror, mfenced, mfrac, mlabeledtr, mmultiscripts, mover, mpadded, mphantom
  case mprescripts, mroot, mrow, mspace, msqrt, mstyle, msub, msubsup, msup, mtable, mtd, mtr
  case munder, munderover, semantics

  /// The name in lower case, as it is written in a tag.
  public var name: [UInt8] { HTMLElement.names[Int(rawValue)] }

  private static let names = allCases.map { hyphenated("\($0)") }

  static let byName = KnownNames(allCases.dropFirst().map { ($0.name, Int($0.rawValue)) })
}

/// The name of an enumeration's case with a hyphen before each hump.
func hyphenated(_ name: String) -> [UInt8] {
  name.utf8.flatMap { byte -> [UInt8] in
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      ? [UInt8(ascii: "-"), byte | 0x20] : [byte]
  }
}
