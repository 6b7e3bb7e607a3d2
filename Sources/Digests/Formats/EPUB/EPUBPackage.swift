import Storage
import Vocabulary

/// What a book says of itself: the package document (EPUB Packages 3.2) and its contents.
struct EPUBPackage {
  private let digest: Digest
  private let outline: DigestOutline
  private let identifier: String
  private var pictures: [PictureAlbum.Picture] = []
  private var files: Set<String> = []

  /// The package of a digest.
  init(_ digest: Digest, _ outline: DigestOutline) {
    self.digest = digest
    self.outline = outline
    identifier = StableName.urn(
      for: digest.issue?.head.messageID ?? "book \(outline.title) \(outline.now)")
  }

  /// The file of an article's page.
  static func file(of article: ArticleID) -> String { "article-\(article).xhtml" }

  /// Notes that a picture is in the book; false when it was already.
  mutating func adds(_ picture: PictureAlbum.Picture) -> Bool {
    guard files.insert(picture.file).inserted else { return false }
    pictures.append(picture)
    return true
  }

  /// `package.opf`.
  var document: [UInt8] {
    var writer = XMLWriter()
    writer.line(
      "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\" "
        + "xml:lang=\"en\">")
    writer.line("<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">")
    writer.element("dc:identifier", identifier, [("id", "id")])
    writer.element("dc:title", title)
    writer.element("dc:language", "en")
    writer.element("dc:creator", "Winnow")
    writer.element("dc:date", outline.now.description)
    writer.element("meta", outline.now.description, [("property", "dcterms:modified")])
    // How readers of EPUB 2 find the cover.
    writer.empty("meta", [("name", "cover"), ("content", "cover")])
    writer.line("</metadata>\n<manifest>")
    writeManifest(to: &writer)
    writer.line("</manifest>\n<spine toc=\"ncx\">")
    writer.empty("itemref", [("idref", "cover-page")])
    writer.empty("itemref", [("idref", "nav")])
    for story in outline.stories { writer.empty("itemref", [("idref", "article-\(story.id)")]) }
    if EPUBNotes(outline) != nil { writer.empty("itemref", [("idref", "notes")]) }
    writer.line("</spine>\n</package>")
    return writer.bytes
  }

  private func writeManifest(to writer: inout XMLWriter) {
    let page = "application/xhtml+xml"
    item("cover", "cover.svg", "image/svg+xml", properties: "cover-image", to: &writer)
    item("cover-page", "cover.xhtml", page, to: &writer)
    item("nav", "nav.xhtml", page, properties: "nav", to: &writer)
    item("ncx", "toc.ncx", "application/x-dtbncx+xml", to: &writer)
    item("style", "style.css", "text/css", to: &writer)
    for story in outline.stories {
      item("article-\(story.id)", EPUBPackage.file(of: story.id), page, to: &writer)
    }
    if EPUBNotes(outline) != nil { item("notes", "notes.xhtml", page, to: &writer) }
    for (index, picture) in pictures.enumerated() {
      item("picture-\(index + 1)", picture.file, picture.mediaType, to: &writer)
    }
  }

  private func item(
    _ id: String, _ file: String, _ type: String, properties: String? = nil,
    to writer: inout XMLWriter
  ) {
    writer.empty(
      "item",
      [("id", id), ("href", file), ("media-type", type)]
        + (properties.map { [("properties", $0)] } ?? []))
  }

  private var title: String { "\(outline.title), \(DateWords.day(outline.now))" }

  /// `nav.xhtml`: the contents, headings and their stories (EPUB Packages 3.2 §5).
  var navigation: [UInt8] {
    var writer = XMLWriter()
    BookPage.begin("Contents", language: nil, in: &writer)
    writer.line("<nav epub:type=\"toc\" id=\"toc\">\n<h1>Contents</h1>\n<ol>")
    for heading in headings {
      if let title = heading.title, let first = heading.stories.first {
        writer.line("<li>")
        writer.element("a", title, [("href", EPUBPackage.file(of: first.id))])
        writer.line("<ol>")
      }
      for story in heading.stories {
        writer.open("li")
        writer.open("a", [("href", EPUBPackage.file(of: story.id))])
        writer.text(story.title)
        writer.line("</a></li>")
      }
      if heading.title != nil { writer.line("</ol></li>") }
    }
    if EPUBNotes(outline) != nil { writer.line("<li><a href=\"notes.xhtml\">Notes</a></li>") }
    writer.line("</ol>\n</nav>\n</body>\n</html>")
    return writer.bytes
  }

  /// `toc.ncx`, for readers of EPUB 2 (OPF 2.0.1 §2.4.1).
  var oldNavigation: [UInt8] {
    var writer = XMLWriter()
    writer.line("<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\">")
    writer.line("<head>")
    for (name, content) in [
      ("dtb:uid", identifier), ("dtb:depth", "2"), ("dtb:totalPageCount", "0"),
      ("dtb:maxPageNumber", "0"),
    ] { writer.empty("meta", [("name", name), ("content", content)]) }
    writer.line("</head>\n<docTitle>")
    writer.element("text", title)
    writer.line("</docTitle>\n<navMap>")
    for (index, heading) in headings.enumerated() {
      if let title = heading.title, let first = heading.stories.first {
        begin("heading-\(index + 1)", title, EPUBPackage.file(of: first.id), in: &writer)
      }
      for story in heading.stories {
        begin("story-\(story.id)", story.title, EPUBPackage.file(of: story.id), in: &writer)
        writer.line("</navPoint>")
      }
      if heading.title != nil { writer.line("</navPoint>") }
    }
    writer.line("</navMap>\n</ncx>")
    return writer.bytes
  }

  private func begin(
    _ id: String, _ label: String, _ file: String, in writer: inout XMLWriter
  ) {
    writer.open("navPoint", [("id", id)])
    writer.line("\n<navLabel>")
    writer.element("text", label)
    writer.line("</navLabel>")
    writer.empty("content", [("src", file)])
  }

  /// Feeds with their stories; a folder stands before the feed's name.
  private var headings: [(title: String?, stories: [StoryOutline])] {
    outline.sections.flatMap { section in
      section.feeds.map { feed in
        let title = feed.title.map { outline.hasFolders ? "\(section.title): \($0)" : $0 }
        return (title, feed.stories)
      }
    }
  }
}
