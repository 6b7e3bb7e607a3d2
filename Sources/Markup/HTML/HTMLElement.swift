/// The elements Winnow knows by name (HTML Living Standard §4 and its obsolete ones in §16).
///
/// An element that is not here is `unknown`: its contents count, its name does not.
public enum HTMLElement: UInt8, CaseIterable, Sendable {
  case unknown
  case a, abbr, acronym, address, applet, area, article, aside, audio
  case b, base, bdi, bdo, bgsound, big, blink, blockquote, body, br, button
  case canvas, caption, center, cite, code, col, colgroup, command
  case data, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt
  case em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset
  case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case i, iframe, image, img, input, ins, kbd, keygen, label, legend, li, link, listing
  case main, map, mark, marquee, math, menu, menuitem, meta, meter
  case nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, output
  case p, param, picture, plaintext, pre, progress, q, rb, rp, rt, rtc, ruby
  case s, samp, script, search, section, select, slot, small, source, span, strike, strong, style
  case sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time
  case title, tr, track, tt, u, ul, `var`, video, wbr, xmp
  /// The parts of a formula that carry no text for a reader (MathML Core §2.1.1).
  case annotation

  /// The name in lower case, as it is written in a tag.
  public var name: [UInt8] { HTMLElement.names[Int(rawValue)] }

  /// True for elements that have neither contents nor an end tag (§13.1.2).
  public var isVoid: Bool {
    switch self {
    case .area, .base, .bgsound, .br, .col, .command, .embed, .frame, .hr, .image, .img, .input,
      .keygen, .link, .meta, .param, .source, .track, .wbr:
      true
    default: false
    }
  }

  /// True where a newline right after the start tag is not part of the text (§13.1.2.5).
  var ignoresFirstNewline: Bool { self == .pre || self == .listing || self == .textarea }

  private static let names = allCases.map { Array("\($0)".utf8) }

  static let byName = NameTable(allCases.dropFirst().map { ($0.name, $0) })
}
