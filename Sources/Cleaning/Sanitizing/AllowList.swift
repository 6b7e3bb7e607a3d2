import Markup

/// The allow-list: each element, attribute and scheme that a sanitized fragment may hold.
///
/// What is not named here goes: an element loses its tags and keeps its contents, an attribute or an
/// address is left out. A comment gives the reason for each family.
enum AllowList {
  /// Elements that are treated alike, and the attributes that they keep.
  struct Row: Sendable {
    var elements: [HTMLElement]
    var policy: ElementPolicy
    var attributes: [(names: [HTMLAttributeName], policy: AttributePolicy)]

    init(
      _ elements: [HTMLElement], _ policy: ElementPolicy,
      _ attributes: (names: [HTMLAttributeName], policy: AttributePolicy)...
    ) {
      self.elements = elements
      self.policy = policy
      self.attributes = attributes
    }
  }

  // MARK: - Attributes of all elements

  /// They say how a text is to be read: its direction, language, name and role.
  ///
  /// `id` is written anew, under a name that no page and no script has, and only where a link of the
  /// fragment leads (`LocalTargets`). Never: `on…` (runs), `style` and `class` (the page's own look, and
  /// things laid over it), `name` (a name of the document), `slot`, `is`, `popover`, `tabindex`.
  static let everywhere: [(names: [HTMLAttributeName], policy: AttributePolicy)] = [
    ([.dir], .word(["ltr", "rtl", "auto"])),
    ([.lang], .language),
    ([.title, .ariaLabel], .text),
    ([.role], .word(documentRoles)),
    ([.ariaLabelledby, .ariaDescribedby], .identifiers),
    ([.id], .writtenAnew),
  ]

  /// Roles by which readers of books show notes in place (DPUB-ARIA 1.1); none that hides or acts.
  private static let documentRoles: Set<String> = [
    "doc-noteref", "doc-footnote", "doc-endnote", "doc-endnotes", "doc-backlink", "doc-biblioref",
    "doc-bibliography", "doc-biblioentry", "doc-abstract", "doc-epigraph", "doc-pullquote", "note",
  ]

  // MARK: - Elements of HTML

  static let rows: [Row] = [
    // Text and its meaning (HTML Standard §4.3 to §4.5): it shows letters, fetches and runs nothing.
    Row(
      [
        .p, .br, .hr, .h1, .h2, .h3, .h4, .h5, .h6, .div, .figure, .figcaption, .article, .section,
        .aside, .header, .footer, .main, .nav, .hgroup, .address, .search, .b, .strong, .i, .em, .u,
        .s, .small, .sub, .sup, .mark, .cite, .abbr, .dfn, .kbd, .samp, .var, .bdi, .bdo, .wbr,
        .summary,
      ], .keep),
    // Says nothing by itself, so it stays only for the sake of an attribute.
    Row([.span], .keepWithAttributes),
    // Quotations and edits name their source.
    Row([.blockquote, .q], .keep, ([.cite], .link)),
    Row([.ins, .del], .keep, ([.cite], .link), ([.datetime], .text)),
    Row([.time], .keep, ([.datetime], .text)),
    // Code: of the classes only those that name its language (§4.5.15).
    Row([.code, .pre], .keep, ([.class], .codeLanguage)),
    // Lists (§4.4): their numbers are part of the text.
    Row([.ul, .dl, .dt, .dd], .keep),
    Row(
      [.ol], .keep, ([.start], .integer), ([.type], .word(["1", "a", "i"])), ([.reversed], .flag)),
    Row([.li], .keep, ([.value], .integer)),
    // Ruby (§4.5.10): how Chinese and Japanese words are read.
    Row([.ruby, .rb, .rt, .rp, .rtc], .keep),
    // Links (§4.6) act when a person follows them: `linkSchemes`. They get rel="noopener noreferrer".
    Row([.a], .keep, ([.href], .link), ([.hreflang], .language)),
    // Details (§4.11.1) open without scripts.
    Row([.details], .keep, ([.open], .flag)),
    // Tables (§4.9): what a table says is in its order and its spans.
    Row([.table, .caption, .thead, .tbody, .tfoot, .tr], .keep),
    Row([.colgroup, .col], .keep, ([.span], .number)),
    Row([.td], .keep, ([.colspan, .rowspan], .number), ([.headers], .identifiers)),
    Row(
      [.th], .keep, ([.colspan, .rowspan], .number), ([.headers], .identifiers),
      ([.scope], .word(["row", "col", "rowgroup", "colgroup"]))),

    // Pictures, sound and film (§4.8) are fetched when the fragment is shown, so that only web
    // addresses may stand there. Where a picture really is, and whether it is one, `ImageSource` says.
    Row(
      [.img, .image], .image, ([.alt, .sizes], .text), ([.width, .height], .dimension),
      ([.src, .srcset], .writtenAnew)),
    Row([.picture], .keep),
    Row(
      [.source], .mediaPart, ([.srcset], .writtenAnew), ([.src], .writtenAnew),
      ([.type, .media, .sizes], .text)),
    Row([.audio], .media, ([.src, .controls], .writtenAnew)),
    Row(
      [.video], .media, ([.src, .controls], .writtenAnew), ([.poster], .media),
      ([.width, .height], .dimension)),
    Row(
      [.track], .mediaPart, ([.src], .writtenAnew), ([.srclang], .language), ([.label], .text),
      ([.kind], .word(["subtitles", "captions", "descriptions", "chapters", "metadata"]))),
    // Frames and plug-ins run the pages of others: a link to the player takes their place.
    Row([.iframe, .embed], .frame),
    Row([.object], .plugin),

    // What has a name of today, or means as much as a block does.
    Row([.acronym], .rename(.abbr)), Row([.strike], .rename(.s)), Row([.tt], .rename(.code)),
    Row([.listing, .xmp, .plaintext], .rename(.pre)), Row([.dir, .menu], .rename(.ul)),
    Row([.center, .form, .fieldset, .legend, .dialog, .marquee], .rename(.div)),

    // Runs, styles, or is not for reading.
    Row(
      [
        .script, .style, .template, .noembed, .noframes, .frameset, .frame, .title, .textarea,
        .link, .meta, .base, .basefont, .param, .bgsound, .area, .command, .menuitem,
      ], .drop),
    // Controls of a form: nobody can answer in a reader.
    Row([.button, .input, .keygen, .select, .datalist, .option, .optgroup], .drop),
    // Drawings hold HTML, links, styles, animations and scripts under names of their own, and the
    // parsers of old and of today disagree on where they end.
    Row([.svg], .drop),
    // What browsers without scripts see: mostly the picture that a script loads later.
    Row([.noscript], .withoutScripts),
    Row([.math], .formula),
  ]

  // MARK: - Addresses

  /// Where a link may lead: what only acts when a person follows it.
  ///
  /// It hands no more than an address to a program that is made for addresses from strangers. Not `javascript`,
  /// `vbscript`, `data`, `blob`, `filesystem` (they run in the page), `file`, `view-source`, `about`
  /// (they reach into the reader), nor those that give a program something to do (`ssh`, `steam`).
  static let linkSchemes: Set<String> = [
    "http", "https",
    // To write to and call somebody.
    "mailto", "tel", "callto", "sms", "facetime", "skype", "whatsapp", "tg", "xmpp", "sip", "sips",
    "irc", "ircs", "matrix", "news", "nntp",
    // To fetch a file or read another net.
    "ftp", "ftps", "sftp", "gopher", "gemini", "magnet", "ed2k", "rtsp", "rtmp", "mms",
    // To listen, pay and find a place.
    "itms-apps", "spotify", "bitcoin", "geo",
    // Names, and the parts of a mail.
    "urn", "cid", "mid",
  ]

  /// To subscribe.
  ///
  /// They may wrap an address of another scheme, which then must be one of the web.
  static let wrappingSchemes: Set<String> = ["feed", "podcast", "pcast", "itms", "webcal"]

  /// Pictures in the address itself; SVG is not one of them, for it can run scripts.
  static let imageTypes: Set<String> = [
    "png", "jpeg", "jpg", "gif", "webp", "avif", "bmp", "x-icon",
  ]
}
