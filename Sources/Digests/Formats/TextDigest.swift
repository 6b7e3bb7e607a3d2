import Mustache
import Vocabulary
import WebText

/// A digest as plain text: 76 columns, each story's addresses below it, whole and on lines of their
/// own, so that a terminal can open them.
struct TextDigest {
  /// How wide a line is, in columns of a terminal; mail quotes it twice and still has 80 (RFC 3676).
  static let columns = 76

  private let outline: DigestOutline
  private let template: MustacheTemplate?
  private var lines: [String] = []

  /// The text of a digest.
  ///
  /// - Throws: what reading the stories throws.
  init(_ digest: Digest) throws {
    outline = try DigestOutline(digest)
    template =
      digest.templates.hasTemplate(for: .text)
      ? try digest.templates.template(for: .text, else: "") : nil
    guard template == nil else { return }
    writeHead()
    if outline.storyCount > 1 { writeContents() }
    for section in outline.sections { write(section) }
    writeCorrections()
    if let failures = outline.failures {
      lines += ["", ""] + wrapped(failures, first: "", rest: "")
    }
  }

  /// The text, UTF-8.
  func bytes() -> [UInt8] {
    guard let template else { return Array((lines.joined(separator: "\n") + "\n").utf8) }
    let context = TemplateContext(
      escape: { $0 }, address: { $0.address }, body: { _ in nil })
    return Array(template.render(context.values(of: outline)).utf8)
  }

  private mutating func writeHead() {
    lines += wrapped(outline.title, first: "", rest: "")
    let number = outline.number.map { " · No. \($0)" } ?? ""
    lines.append("\(DateWords.dayAndTime(outline.now))\(number)")
    lines.append(outline.extent)
  }

  private mutating func writeContents() {
    lines.append("")
    for section in outline.sections {
      // The blank does not break, so that a count stays with its feed.
      let feeds = section.feeds.compactMap { feed in
        feed.title.map { "\($0)\u{A0}(\(feed.stories.count))" }
      }
      if feeds.isEmpty { writeHeadlines(section) }
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
      if let title = feed.title { writeHeading(title) }
      for story in feed.stories where !story.isBrief {
        write(story, showsSource: feed.title == nil)
      }
      let brief = feed.stories.filter(\.isBrief)
      guard !brief.isEmpty else { continue }
      if feed.title == nil { writeHeading("In brief") }
      lines.append("")
      for story in brief { writeBriefly(story) }
    }
  }

  private mutating func writeHeading(_ text: String) {
    let title = wrapped(text, first: "", rest: "")
    let width = title.map { DisplayWidth.of($0) }.max() ?? 0
    lines += [""] + title + [String(repeating: "-", count: width)]
  }

  private mutating func writeHeadlines(_ section: DigestOutline.Section) {
    let stories = section.feeds.flatMap(\.stories).filter { !$0.isBrief }
    for (index, story) in stories.enumerated() {
      let number = String(repeating: " ", count: index < 9 ? 1 : 0) + "\(index + 1). "
      lines += wrapped(story.title, first: "  " + number, rest: "      ")
    }
  }

  private mutating func writeBriefly(_ story: StoryOutline) {
    lines += wrapped(story.title, first: "- ", rest: "  ")
    if let link = story.link { lines.append("  \(link.address)") }
  }

  private mutating func writeCorrections() {
    guard !outline.corrections.isEmpty else { return }
    let rule = String(repeating: "=", count: TextDigest.columns)
    lines += ["", "", rule, "Corrected since", rule]
    for correction in outline.corrections {
      lines += [""] + wrapped(correction.title, first: "* ", rest: "  ")
      lines += wrapped(correction.source, first: "  ", rest: "  ")
      if let former = correction.formerTitle {
        lines += wrapped("Was called: \(former)", first: "  ", rest: "  ")
      }
      for change in correction.changes {
        lines.append("")
        for (mark, words) in [("- ", change.removed), ("+ ", change.added)] {
          guard let words else { continue }
          let passage = [change.before.map { "… " + $0 }, words, change.after.map { $0 + " …" }]
          lines += wrapped(
            passage.compactMap { $0 }.joined(separator: " "), first: "  " + mark, rest: "    ")
        }
      }
      if let link = correction.link { lines += ["", "  \(link.address)"] }
    }
  }

  private mutating func write(_ story: StoryOutline, showsSource: Bool) {
    lines.append("")
    lines += wrapped(story.title, first: "* ", rest: "  ")
    let byline = [showsSource ? story.source : "", story.byline].filter { !$0.isEmpty }
    if !byline.isEmpty {
      lines += wrapped(byline.joined(separator: " · "), first: "  ", rest: "  ")
    }
    writeText(of: story)
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
    if story.unnamedCoverage > 0 {
      lines.append("  and by \(story.unnamedCoverage) more")
    }
    // A story without any address leaves no second blank line behind.
    if lines.last?.isEmpty == true { lines.removeLast() }
  }

  private mutating func writeText(of story: StoryOutline) {
    guard let body = story.body else {
      if let lead = story.lead { lines += [""] + wrapped(lead, first: "  ", rest: "  ") }
      return
    }
    for paragraph in body.paragraphs {
      lines.append("")
      for line in paragraph.split(separator: "\n") {
        lines += wrapped(String(line), first: "  ", rest: "  ")
      }
    }
  }

  private func wrapped(_ text: String, first: String, rest: String) -> [String] {
    LineWrapper(columns: TextDigest.columns - rest.utf8.count).lines(of: text).enumerated()
      .map { ($0.offset == 0 ? first : rest) + $0.element }
  }
}
