import WebText

/// The cover of a book: its title and its day, drawn.
struct EPUBCover {
  private let outline: DigestOutline

  /// The cover of a digest.
  init(_ outline: DigestOutline) { self.outline = outline }

  /// `cover.svg`, in the shape of a page.
  var picture: [UInt8] {
    var writer = XMLWriter()
    writer.open(
      "svg",
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", "0 0 600 800"), ("width", "600"),
        ("height", "800"),
      ])
    writer.line("")
    writer.empty("rect", [("width", "600"), ("height", "800"), ("fill", "#f6f3ec")])
    writer.empty(
      "rect", [("x", "60"), ("y", "90"), ("width", "480"), ("height", "6"), ("fill", "#23211d")])
    writer.empty(
      "rect", [("x", "60"), ("y", "700"), ("width", "480"), ("height", "2"), ("fill", "#8a4b16")])
    let lines = LineWrapper(columns: 16).lines(of: outline.title).prefix(4)
    for (index, line) in lines.enumerated() {
      text(line, y: 190 + index * 76, size: 64, colour: "#23211d", to: &writer)
    }
    text(DateWords.day(outline.now), y: 620, size: 30, colour: "#23211d", to: &writer)
    text(outline.extent, y: 660, size: 22, colour: "#6b655a", to: &writer)
    text("Winnow", y: 740, size: 20, colour: "#8a4b16", to: &writer)
    writer.line("</svg>")
    return writer.bytes
  }

  /// `cover.xhtml`, which shows the picture.
  var page: [UInt8] {
    var writer = XMLWriter()
    BookPage.begin(outline.title, language: nil, in: &writer)
    writer.open("div", [("class", "cover")])
    writer.open(
      "img", [("src", "cover.svg"), ("alt", "\(outline.title), \(DateWords.day(outline.now))")],
      isEmpty: true)
    writer.line("</div>\n</body>\n</html>")
    return writer.bytes
  }

  private func text(
    _ text: String, y: Int, size: Int, colour: String, to writer: inout XMLWriter
  ) {
    writer.element(
      "text", text,
      [
        ("x", "60"), ("y", String(y)), ("font-family", "Charter, Georgia, serif"),
        ("font-size", String(size)), ("fill", colour),
      ])
  }
}
