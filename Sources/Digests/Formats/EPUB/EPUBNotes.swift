/// The last page of a book: what was corrected since, and what could not be fetched.
struct EPUBNotes {
  /// The page, UTF-8.
  let page: [UInt8]

  /// Nil when there is nothing to say.
  init?(_ outline: DigestOutline) {
    guard !outline.corrections.isEmpty || outline.failures != nil else { return nil }
    var writer = XMLWriter()
    BookPage.begin("Notes", language: nil, in: &writer)
    writer.line("<h1>Notes</h1>")
    if !outline.corrections.isEmpty { writer.line("<h2>Corrected since</h2>") }
    for correction in outline.corrections {
      writer.element("h3", correction.title, [("dir", "auto")])
      writer.element("p", correction.source, [("class", "byline"), ("dir", "auto")])
      if let former = correction.formerTitle {
        writer.element("p", "Was called: \(former)", [("dir", "auto")])
      }
      for change in correction.changes {
        writer.open("p", [("dir", "auto")])
        if let before = change.before { writer.text("… \(before) ") }
        if let removed = change.removed {
          writer.open("s")
          writer.text(removed)
          writer.markup("</s> ".utf8)
        }
        writer.text(change.added ?? "")
        if let after = change.after { writer.text(" \(after) …") }
        writer.line("</p>")
      }
    }
    writer.element("p", outline.failures, [("class", "byline")])
    writer.line("</body>\n</html>")
    page = writer.bytes
  }
}
