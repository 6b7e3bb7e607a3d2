/// Fragments of markup put together at random from what parsers and sanitizers have stumbled over.
public struct HostileMarkup {
  private var random: any RandomNumberGenerator

  /// Fragments of one generator.
  public init(using random: any RandomNumberGenerator) {
    self.random = random
  }

  /// A fragment of at most so many pieces.
  public mutating func fragment(ofAtMost count: Int) -> String {
    var html = ""
    for _ in 0..<Int.random(in: 1...count, using: &random) { html += piece() }
    return html
  }

  private mutating func piece() -> String {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<9: return "<" + element() + attributesText() + ">"
    case 9..<13: return "</" + element() + ">"
    case 13..<16: return Self.pieces.randomElement(using: &random) ?? ""
    case 16: return "<" + element() + attributesText() + "/>"
    default: return Self.texts.randomElement(using: &random) ?? ""
    }
  }

  private mutating func element() -> String { Self.elements.randomElement(using: &random) ?? "p" }

  private mutating func attributesText() -> String {
    guard Int.random(in: 0..<3, using: &random) == 0 else { return "" }
    let name = Self.names.randomElement(using: &random) ?? "id"
    let value = Self.values.randomElement(using: &random) ?? ""
    let quote = ["\"", "'", "", "`"].randomElement(using: &random) ?? ""
    return " \(name)=\(quote)\(value)\(quote)"
  }

  private static let elements = words(
    """
    a abbr address applet article aside audio b base big blockquote body br button caption center
    cite code col colgroup dd details dialog dir div dl dt em embed fieldset figcaption figure font
    footer form frame frameset h1 h2 h6 head header hgroup hr html i iframe image img input ins
    keygen label legend li link listing main map mark marquee menu meta nav nobr noembed noframes
    noscript object ol optgroup option p param picture plaintext pre q rb rp rt rtc ruby s script
    search section select slot small source span strike strong style sub summary sup table tbody td
    template textarea tfoot th thead time title tr track tt u ul var video wbr xmp x-y
    svg g path foreignObject desc title animate set use image script style a
    math mi mo mn ms mtext mrow mfrac msup mtable mtd mglyph malignmark annotation annotation-xml
    semantics maction mspace none
    p b i a table td tr svg math mtext mglyph style table a b
    """)

  private static let names = words(
    """
    id name href src srcset style onclick onerror onload class title alt lang dir xlink:href xmlns
    encoding definitionurl type content http-equiv formaction action data data-src data-srcset
    poster width height start value reversed colspan headers for form is slot popover popovertarget
    commandfor autofocus tabindex srcdoc sandbox ping background open display mathvariant selected
    """)

  private static let values = words(
    """
    x n #n #x https://example.org/a https://example.org/?utm_source=x&b=1 javascript:alert(1)
    java&#9;script:alert(1) &#1;javascript:x data:text/html,<b> data:image/png;base64,AAAA
    data:image/svg+xml,<svg/onload=x> //example.org/x ?q mailto:a@b.example vbscript:x text/html
    </style><img/src=x/onerror=x> </noscript><b> --><b> ]]><b> 1 0 -3 3em 100% ltr a, winnow-n
    application/xhtml+xml http://www.w3.org/1999/xhtml language-x display:none url(x) blob:x
    &lt;img/src=x&gt; https://www.youtube.com/embed/abc https://h.example/embed/1 feed:javascript:x
    https://example.org/dir/page.html#n en true refresh &quot;&gt;&lt;b&gt; x,y&#13;z
    """)

  private static let pieces = [
    "<!--", "-->", "--!>", "<!-->", "<!--->", "<![CDATA[", "]]>", "<?x", "?>", "<!DOCTYPE html>",
    "<!", "</", "<", ">", "\"", "'", "`", "&", "&#0;", "&#x110000;", "&#13;", "&nbsp;", "&lt;b&gt;",
    "&notit;", "&amp;lt;", "</p>", "</br>", "<p", "<a href=", "<svg></p>", "<math></br>",
    "<table>x<td>", "</table>", "<svg><style><!--", "<math><mtext><table><mglyph><style>",
    "<form><math><mtext></form><form>", "<svg><title><p>", "<svg><desc><table>", "<a><a>",
    "<math><annotation-xml encoding=text/html><p>", "<ruby><rt><ruby>", "<select><option><b>",
    "<b><p><i></b>", "<pre>\n", "<pre>\n\n", "<textarea>\n", "<li><ul><li>", "<h1><h2>",
    "<dd><dl><dt>", "<table><caption><table>", "<noscript><img src=x></noscript>",
  ]

  private static let texts = [
    "text ", "\n", " ", "x", "\u{0}", "\u{A0}", "é", "\u{FEFF}", "\u{2028}", "&", "<", "漢", "👩‍👩‍👧",
  ]

  private static func words(_ text: String) -> [String] {
    text.split { $0 == " " || $0 == "\n" }.map(String.init)
  }
}
