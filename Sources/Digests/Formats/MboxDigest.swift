import Cleaning
import Storage
import Vocabulary
import WebText

/// A digest as a mailbox (RFC 4155, Appendix A): each story is a message with the whole article, to be
/// read, kept and searched by a mail program.
struct MboxDigest {
  private let digest: Digest

  /// The mailbox of a digest.
  init(_ digest: Digest) { self.digest = digest }

  /// Hands over the mailbox message by message, lines ended by LF.
  func write(to sink: ([UInt8]) throws -> Void) throws {
    try digest.stories.forEach { story in
      var bytes = Array("From winnow@winnow.invalid \(MailDate.separator(of: digest.now))\n".utf8)
      // No line of a body begins with "From ": the encodings see to it, and heads have no such field.
      bytes += message(of: story).filter { $0 != UInt8(ascii: "\r") }
      bytes.append(UInt8(ascii: "\n"))
      try sink(bytes)
    }
  }

  private func message(of story: DigestStory) -> [UInt8] {
    let outline = StoryOutline(story, now: digest.now, isFull: true)
    let sender = MailAddress("feed-\(outline.feed)@winnow.invalid")
    let name = HeaderField.words(of: outline.source)
    let identifier = "article-\(outline.id)@winnow.invalid"
    var fields = [
      HeaderField("Date", words: [MailDate.string(of: outline.date ?? outline.firstSeen)]),
      HeaderField("From", words: MboxDigest.quoted(name) + ["<\(sender?.address ?? "")>"]),
      HeaderField("Subject", text: outline.title),
      HeaderField("Message-ID", words: ["<\(identifier)>"]),
    ]
    if let link = outline.link?.address, link.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
      fields.append(HeaderField("Archived-At", words: ["<\(link)>"]))
    }
    let parts = [
      MailMessage.Part.text("plain", text(of: outline)), .text("html", html(of: outline)),
    ]
    return MailMessage(fields, body: .parts("alternative", parts), seed: identifier).bytes
  }

  private func text(of story: StoryOutline) -> [UInt8] {
    var blocks = story.body?.paragraphs ?? []
    blocks.append(
      ([story.link?.address] + story.media.map(\.link.address)).compactMap { $0 }
        .joined(separator: "\n"))
    return Array((blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n").utf8)
  }

  private func html(of story: StoryOutline) -> [UInt8] {
    let title = HTMLDigest.escape(story.title)
    let heading = story.link.map { "<a href=\"\(HTMLDigest.escape($0.address))\">\(title)</a>" }
    var page = Array(
      """
      <!DOCTYPE html>
      <html><head><meta charset="utf-8"><title>\(title)</title></head>
      <body>
      <h1>\(heading ?? title)</h1>
      <p>\(HTMLDigest.escape([story.source, story.byline].joined(separator: " · ")))</p>

      """.utf8)
    page += story.body?.html?.utf8 ?? []
    return page + Array("\n</body></html>\n".utf8)
  }

  /// Words of plain text as one phrase (RFC 5322 §3.2.5); encoded words are one already.
  private static func quoted(_ words: [String]) -> [String] {
    guard words.first?.hasPrefix("=?") == false else { return words }
    let text = words.joined(separator: " ").replacing("\\", with: "\\\\")
      .replacing("\"", with: "\\\"")
    return ["\"\(text)\""]
  }
}
