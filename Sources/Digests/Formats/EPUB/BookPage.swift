import Cleaning
import Markup
import Storage
import Vocabulary
import WebText

/// One article of a book as a page of XHTML.
struct BookPage {
  /// The page, UTF-8.
  let bytes: [UInt8]
  /// The addresses of its pictures.
  let pictures: [String]

  /// The page of a story.
  init(_ story: DigestStory, now: Timestamp, album: PictureAlbum) {
    let outline = StoryOutline(story, now: now, isFull: true)
    let tree = BookPage.tree(of: story.lead)
    let markup = BookMarkup(tree, pictures: album)
    var used = markup.used
    var writer = XMLWriter()
    let language = story.lead.summary.details.language.flatMap(BookLanguage.init)?.tag
    BookPage.begin(outline.title, language: language, in: &writer)
    writer.open("h1", [("dir", "auto")])
    if let address = outline.link.flatMap({ BookMarkup.address($0.address) }) {
      writer.markup("<a href=\"\(address)\">".utf8)
      writer.text(outline.title)
      writer.line("</a></h1>")
    } else {
      writer.text(outline.title)
      writer.line("</h1>")
    }
    let byline = [outline.source, outline.byline].filter { !$0.isEmpty }
    writer.element("p", byline.joined(separator: " · "), [("class", "byline"), ("dir", "auto")])
    if used.isEmpty, let lead = outline.picture?.address, let picture = album[lead] {
      used.append(lead)
      writer.open("p", [("class", "figure")])
      writer.open("img", [("src", picture.file), ("alt", "")], isEmpty: true)
      writer.line("</p>")
    }
    writer.open("div", [("class", "article"), ("dir", "auto")])
    writer.markup(markup.writer.bytes)
    writer.line("</div>")
    BookPage.writeMore(outline, to: &writer)
    writer.line("</body>\n</html>")
    bytes = writer.bytes
    pictures = used
  }

  /// The addresses of the pictures of an article, as they stand in it.
  static func pictures(of article: ArticleRecord) -> [String] {
    let tree = tree(of: article)
    var addresses = tree.nodes.indices.compactMap { node in
      tree.nodes[node].element == .img ? tree.string(of: .src, in: node) : nil
    }
    if addresses.isEmpty, let lead = LeadPicture.of(article) { addresses = [lead.address] }
    return addresses.filter { WebLink($0) != nil }
  }

  /// The beginning of a page up to its body.
  static func begin(_ title: String, language: String?, in writer: inout XMLWriter) {
    writer.line("<!DOCTYPE html>")
    let language = language ?? "en"
    writer.open(
      "html",
      [
        ("xmlns", "http://www.w3.org/1999/xhtml"), ("xmlns:epub", "http://www.idpf.org/2007/ops"),
        ("lang", language), ("xml:lang", language),
      ])
    writer.line("\n<head>")
    writer.element("title", title)
    writer.empty("link", [("rel", "stylesheet"), ("type", "text/css"), ("href", "style.css")])
    writer.line("</head>\n<body>")
  }

  private static func writeMore(_ outline: StoryOutline, to writer: inout XMLWriter) {
    for media in outline.media {
      guard let address = BookMarkup.address(media.link.address) else { continue }
      writer.open("p", [("class", "more"), ("dir", "auto")])
      writer.markup("<a href=\"\(address)\">".utf8)
      writer.text(media.label)
      writer.line("</a></p>")
    }
    for coverage in outline.coverage {
      let title = coverage.title.isEmpty ? coverage.source : "\(coverage.source): \(coverage.title)"
      writer.open("p", [("class", "more"), ("dir", "auto")])
      writer.text("Also covered by ")
      if let address = coverage.link.flatMap({ BookMarkup.address($0.address) }) {
        writer.markup("<a href=\"\(address)\">".utf8)
        writer.text(title)
        writer.markup("</a>".utf8)
      } else {
        writer.text(title)
      }
      writer.line("</p>")
    }
  }

  private static func tree(of article: ArticleRecord) -> HTMLTree {
    if let html = article.content ?? article.summaryHTML {
      return HTMLTree(parsing: html.utf8.span)
    }
    let text = article.text?.string ?? article.summary.summary?.string ?? ""
    let paragraphs = text.split(separator: "\n").map { "<p>\(HTMLDigest.escape(String($0)))</p>" }
    let html = Array(paragraphs.joined().utf8)
    return HTMLTree(parsing: html.span)
  }
}
