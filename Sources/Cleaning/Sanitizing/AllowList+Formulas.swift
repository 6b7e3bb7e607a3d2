import Markup

/// The part of the allow-list that is mathematics.
extension AllowList {
  /// Elements that draw a formula and do nothing else (MathML Core §2.1, and the old ones of MathML 3
  /// that pages still use).
  ///
  /// In none of them may HTML stand, for that is where parsers disagree. All others become `mrow`,
  /// so that a fraction still has two parts: `maction` (acts), `mglyph` and `malignmark` (parsed in
  /// two ways), `none`.
  static let formulaElements: Set<HTMLElement> = [
    .math, .mrow, .mi, .mn, .mo, .ms, .mtext, .mspace, .mfrac, .msqrt, .mroot, .msub, .msup,
    .msubsup, .munder, .mover, .munderover, .mmultiscripts, .mprescripts, .mtable, .mtr,
    .mtd, .mlabeledtr, .mpadded, .mphantom, .menclose, .mfenced, .mstyle, .merror, .semantics,
  ]

  /// Those whose contents a browser reads as HTML (§13.2.6, MathML text integration point): text alone.
  static let formulaTexts: Set<HTMLElement> = [.mi, .mn, .mo, .ms, .mtext]

  /// The source of a formula, not for reading, and a door to HTML: it goes with all that is in it.
  static let droppedFromFormulas: Set<HTMLElement> = [.annotation, .annotationXml]

  /// What they say of sizes, alignment and signs; colours, fonts and links are not for a formula.
  static let formulaAttributes: [(names: [HTMLAttributeName], policy: AttributePolicy)] = [
    ([.display], .word(["block", "inline"])),
    ([.dir], .word(["ltr", "rtl"])),
    (
      [
        .displaystyle, .stretchy, .symmetric, .largeop, .movablelimits, .fence, .separator, .accent,
        .accentunder, .bevelled,
      ], .word(["true", "false"])
    ),
    ([.columnspan, .rowspan], .number),
    ([.scriptlevel], .integer),
    ([.mathvariant, .columnalign, .rowalign, .columnlines, .rowlines, .notation], .words),
    (
      [.linethickness, .lspace, .rspace, .minsize, .maxsize, .width, .height, .depth, .voffset],
      .mathLength
    ),
    ([.open, .close, .separators], .text),
  ]
}
