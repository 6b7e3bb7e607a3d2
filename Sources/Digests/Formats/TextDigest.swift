import Vocabulary
import WebText

/// A digest as plain text: 76 columns, each story's addresses below it, whole and on lines of their
/// own, so that a terminal can open them.
struct TextDigest {
  /// How wide a line is, in columns of a terminal; mail quotes it twice and still has 80 (RFC 3676).
  static let columns = 76

  private let outline: DigestOutline
  private var lines: [String] = []

  /// The text of a digest.
  init(_ outline: DigestOutline) {
    self.outline = outline
    writeHead()
    if outline.storyCount > 1 { writeContents() }
    for section in outline.sections { write(section) }
  }

  /// The text, UTF-8.
  func bytes() -> [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  private mutating func writeHead() {
    lines += wrapped(outline.title, first: "", rest: "")
    lines.append("\(DateWords.dayAndTime(outline.now)) · \(outline.extent)")
  }

  private mutating func writeContents() {
    lines.append("")
    for section in outline.sections {
      // The blank does not break, so that a count stays with its feed.
      let feeds = section.feeds.map { "\($0.title)\u{A0}(\($0.stories.count))" }
      if outline.hasFolders {
        lines += wrapped(section.title, first: "  ", rest: "  ")
        lines += wrapped(feeds.joined(separator: ", "), first: "    ", rest: "    ")
      } else {
        lines += wrapped(feeds.joined(separator: ", "), first: "  ", rest: "  ")
      }
    }
  }

  private mutating func write(_ section: DigestOutline.Section) {
    if outline.hasFolders {
      let rule = String(repeating: "=", count: TextDigest.columns)
      lines += ["", "", rule] + wrapped(section.title, first: "", rest: "") + [rule]
    }
    for feed in section.feeds {
      let title = wrapped(feed.title, first: "", rest: "")
      let width = title.map { DisplayWidth.of($0) }.max() ?? 0
      lines += [""] + title + [String(repeating: "-", count: width)]
      for story in feed.stories { write(story) }
    }
  }

  private mutating func write(_ story: StoryOutline) {
    lines.append("")
    lines += wrapped(story.title, first: "* ", rest: "  ")
    if !story.byline.isEmpty { lines += wrapped(story.byline, first: "  ", rest: "  ") }
    if let lead = story.lead { lines += [""] + wrapped(lead, first: "  ", rest: "  ") }
    lines.append("")
    if let link = story.link { lines.append("  \(link.address)") }
    for media in story.media {
      lines += wrapped("\(media.label):", first: "  ", rest: "  ")
      lines.append("  \(media.link.address)")
    }
    for article in story.coverage {
      let title = article.title.isEmpty ? article.source : "\(article.source): \(article.title)"
      lines += wrapped("Also covered by \(title)", first: "  ", rest: "    ")
      if let link = article.link { lines.append("    \(link.address)") }
    }
    // A story without any address leaves no second blank line behind.
    if lines.last?.isEmpty == true { lines.removeLast() }
  }

  private func wrapped(_ text: String, first: String, rest: String) -> [String] {
    LineWrapper(columns: TextDigest.columns - rest.utf8.count).lines(of: text).enumerated()
      .map { ($0.offset == 0 ? first : rest) + $0.element }
  }
}
