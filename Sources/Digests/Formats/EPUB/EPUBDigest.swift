import Storage
import Vocabulary
import WebText

/// A digest as a book for e-readers (EPUB 3.2, with the NCX of EPUB 2 for older ones): a cover, the
/// contents in two levels, a page for each story with the whole article, and the pictures that were
/// fetched for it.
struct EPUBDigest {
  private let digest: Digest
  private let outline: DigestOutline

  /// The book of a digest.
  ///
  /// - Throws: what reading the stories throws.
  init(_ digest: Digest) throws {
    // The outline has titles and order alone: pages are written one after the other.
    var brief = digest
    brief.layout.isFull = false
    self.digest = digest
    outline = try DigestOutline(brief)
  }

  /// The book, a ZIP archive (OCF 3.2).
  ///
  /// - Throws: what reading the stories throws.
  func bytes() throws -> [UInt8] {
    var archive = ZipWriter(at: digest.now)
    // First and as it is, so that the kind of file is told by its first bytes (OCF §4.3).
    archive.add("mimetype", Array("application/epub+zip".utf8), isCompressed: true)
    archive.add("META-INF/container.xml", Array(EPUBFiles.container.utf8))
    var package = EPUBPackage(digest, outline)
    archive.add("EPUB/style.css", Array(EPUBFiles.style.utf8))
    let cover = EPUBCover(outline)
    archive.add("EPUB/cover.svg", cover.picture)
    archive.add("EPUB/cover.xhtml", cover.page)
    archive.add("EPUB/nav.xhtml", package.navigation)
    archive.add("EPUB/toc.ncx", package.oldNavigation)
    try digest.stories.forEach(outline.stories.map(\.id)) { story in
      let page = BookPage(story, now: digest.now, album: digest.pictures)
      archive.add("EPUB/\(EPUBPackage.file(of: story.lead.summary.id))", page.bytes)
      for address in page.pictures {
        guard let picture = digest.pictures[address], package.adds(picture) else { continue }
        archive.add("EPUB/\(picture.file)", picture.bytes, isCompressed: true)
      }
    }
    if let notes = EPUBNotes(outline) { archive.add("EPUB/notes.xhtml", notes.page) }
    archive.add("EPUB/package.opf", package.document)
    return archive.finish()
  }
}
