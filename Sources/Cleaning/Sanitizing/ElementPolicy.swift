import Markup

/// What becomes of an element.
enum ElementPolicy: Sendable {
  /// It stays, with the attributes that `AttributePolicy` lists.
  case keep
  /// It stays under another name.
  case rename(HTMLElement)
  /// Its tags go, its contents stay.
  case unwrap
  /// It goes with all that is in it.
  case drop
  /// A picture: see `ImageSource`.
  case image
  /// A frame: a link to the player takes its place, see `EmbeddedPlayer`.
  case frame
  /// A drawing: it goes, up to the first element that ends it in a browser.
  case drawing
  /// What browsers without scripts see: it stays unless it only repeats the picture before it.
  case withoutScripts

  /// The allow-list.
  ///
  /// What is not named here loses its tags and keeps its text.
  static func policy(for element: HTMLElement) -> ElementPolicy {
    policies[Int(element.rawValue)]
  }

  private static let policies: [ElementPolicy] = {
    var policies = [ElementPolicy](repeating: .unwrap, count: HTMLElement.allCases.count)
    for (elements, policy) in table {
      for element in elements { policies[Int(element.rawValue)] = policy }
    }
    return policies
  }()

  private static let table: [([HTMLElement], ElementPolicy)] = [
    // Text and its meaning (HTML Standard §4.3 to §4.5, §4.7).
    (
      [
        .p, .br, .hr, .h1, .h2, .h3, .h4, .h5, .h6, .pre, .blockquote, .div, .figure, .figcaption,
        .article, .section, .aside, .header, .footer, .main, .nav, .hgroup, .address, .search,
        .ul, .ol, .li, .dl, .dt, .dd, .a, .b, .strong, .i, .em, .u, .s, .small, .sub, .sup, .mark,
        .q, .cite, .abbr, .dfn, .code, .kbd, .samp, .`var`, .time, .ins, .del, .ruby, .rb, .rt,
        .rp, .rtc, .bdi, .bdo, .wbr, .span, .details, .summary,
      ], .keep
    ),
    // Tables (§4.9).
    ([.table, .caption, .colgroup, .col, .thead, .tbody, .tfoot, .tr, .th, .td], .keep),
    // Media (§4.8). They fetch, so their addresses are checked more strictly.
    ([.picture, .source, .audio, .video, .track], .keep),
    ([.img, .image], .image),
    ([.iframe], .frame),

    // What has a name of today, or means as much as a block does.
    ([.acronym], .rename(.abbr)), ([.strike], .rename(.s)), ([.tt], .rename(.code)),
    ([.listing, .xmp, .plaintext], .rename(.pre)), ([.dir, .menu], .rename(.ul)),
    ([.center, .form, .fieldset, .legend, .dialog, .marquee], .rename(.div)),

    // Runs, styles or is not for reading. `template` and the raw-text elements are also those
    // whose contents browsers read in two ways.
    (
      [
        .script, .style, .template, .noembed, .noframes, .frameset, .frame, .title, .textarea,
        .link, .meta, .base, .embed, .param, .bgsound, .annotation, .area, .command, .menuitem,
      ], .drop
    ),
    // Controls of a form: nobody can answer in a reader.
    ([.button, .input, .keygen, .select, .datalist, .option, .optgroup], .drop),
    // Drawings can hold HTML and scripts; a formula (`math`) is unwrapped to its text.
    ([.svg], .drawing),
    ([.noscript], .withoutScripts),
  ]
}

extension HTMLElement {
  /// True for what ends a drawing in a browser (§13.2.6.5, the list of HTML start tags).
  var endsDrawing: Bool {
    switch self {
    case .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1,
      .h2, .h3, .h4, .h5, .h6, .head, .hr, .i, .img, .li, .listing, .menu, .meta, .nobr, .ol, .p,
      .pre, .ruby, .s, .small, .span, .strong, .strike, .sub, .sup, .table, .tt, .u, .ul, .`var`:
      true
    default: false
    }
  }
}
