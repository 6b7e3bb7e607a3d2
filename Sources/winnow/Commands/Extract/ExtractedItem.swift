import Cleaning
import Digests
import Vocabulary
import WebText

/// An extracted article as a JSON Feed item (command-line contract, `winnow extract`).
struct ExtractedItem {
  private let extracted: ExtractedArticle
  private let url: String?

  /// The item of an article; the page's own address stands in for one that is not known.
  init(_ extracted: ExtractedArticle, url: String?) {
    self.extracted = extracted
    self.url = url ?? extracted.canonicalURL
  }

  /// Writes the item as one JSON object; what is unknown is absent.
  func write(to writer: inout JSONWriter) {
    let article = extracted.article
    writer.object { writer in
      writer.member("url", url)
      writer.member("title", utf8: article.title?.utf8)
      writer.member("content_html", utf8: article.content?.utf8)
      writer.member("content_text", utf8: article.text?.utf8)
      writer.member("summary", utf8: article.summary?.utf8)
      writer.member("image", article.leadImage)
      writer.member("date_published", extracted.published?.description)
      writer.member("date_modified", extracted.modified?.description)
      writer.people("authors", extracted.authors)
      writer.member("language", extracted.language)
      writeExtension(to: &writer)
    }
  }

  private func writeExtension(to writer: inout JSONWriter) {
    writer.name("_winnow")
    writer.object { writer in
      writer.member("site_name", extracted.siteName)
      writer.member("canonical_url", extracted.canonicalURL)
      writer.member("next_page_url", extracted.nextPageURL)
      writer.member("wall", extracted.wall?.rawValue)
      writer.name("removed")
      writer.array { writer in
        for block in extracted.article.removed {
          writer.object { writer in
            writer.member("kind", block.kind)
            writer.member("text", block.text)
          }
        }
      }
    }
  }
}
